import type { Operation } from "../operation";

export const auditOperations: Operation[] = [];
