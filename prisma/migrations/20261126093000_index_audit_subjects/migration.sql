-- CreateIndex
CREATE INDEX "audit_row_organization_id_subject_at_idx" ON "audit_row"("organization_id", "subject", "at");

-- CreateIndex
CREATE INDEX "audit_row_organization_id_verb_at_idx" ON "audit_row"("organization_id", "verb", "at");
