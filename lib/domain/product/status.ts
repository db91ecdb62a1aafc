/** Where a product version stands: `draft → active → deprecated → retired`. */
export type ProductStatus = "draft" | "active" | "deprecated" | "retired";
