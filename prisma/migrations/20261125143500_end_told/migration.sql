-- AlterTable
ALTER TABLE "output_port" ADD COLUMN     "end_told_for" TIMESTAMP(3);
