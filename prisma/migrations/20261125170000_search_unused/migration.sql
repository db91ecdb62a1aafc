-- What writes the index gives parts with their lexemes since; nothing calls this any more.
DROP FUNCTION search.with_lexemes(jsonb);
