export { multiply, multiplyTransposed } from "./gemm";
export { packPlain, packTransposed, repackTransposed, unpackTransposed } from "./pack";
export { rmsNorm, rmsNormBackward } from "./normalization";
export { rotate, swiglu, swigluBackward } from "./activation";
export { attendCached, causalSoftmax, softmaxBackward } from "./attention";
export { crossEntropy, largest } from "./loss";
export { add, blend, copy, gatherRows, scale, scatterAddRows, swap, zero } from "./vector";
export { adamW, sumShards } from "./optimizer";
