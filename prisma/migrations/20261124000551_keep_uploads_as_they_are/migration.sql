-- An upload is written once, read two or three times and deleted: compressing it would cost a second of each 60 MB.
ALTER TABLE "ImportChunk" ALTER COLUMN bytes SET STORAGE EXTERNAL;
