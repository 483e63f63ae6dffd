import { NotHere } from "@/components/layout/not-here";

export default function ProjectNotFound() {
  return <NotHere />;
}
