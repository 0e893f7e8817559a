import { takeUpload } from "@/server/doors/upload";

export { takeUpload as DELETE, takeUpload as HEAD, takeUpload as PATCH, takeUpload as POST };
