-- The vocabulary: words of names, columns, tags, terms and summaries, folded. For spelling; never offered from here alone,
-- the query checks that a product the reader may see has the word.
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

CREATE TABLE search.word (
  word      text COLLATE "C" PRIMARY KEY,
  -- Hashes of the word with up to two letters left out of its beginning: `deletions` of lib/domain/search/spelling.ts. Words
  -- at most two mistakes apart have one in common.
  deletions integer[] NOT NULL
);
CREATE INDEX word_deletions ON search.word USING gin (deletions) WITH (fastupdate = off);

-- Words of the vocabulary that have a deletion in common with what was typed, the nearest n. `count`: products that have
-- it, when last counted; 0 is rare.
CREATE FUNCTION search.near_words(typed text, given integer[], n integer)
RETURNS TABLE (word text, count integer) LANGUAGE sql STABLE ROWS 40
SET enable_seqscan = off SET jit = off AS $$
  SELECT near.word, coalesce(l.ndoc, 0)
  FROM (
    SELECT w.word FROM search.word w
    WHERE w.deletions && given AND length(w.word) BETWEEN length(typed) - 2 AND length(typed) + 2
      -- Two swaps are four changes here.
      AND levenshtein_less_equal(w.word, typed, 4) <= 4
    ORDER BY levenshtein_less_equal(w.word, typed, 4), w.word LIMIT n
  ) near
  LEFT JOIN search.lexeme l ON l.lexeme = near.word
$$;

-- Filled from the catalog by the next rebuild, and by each publication.
DROP TABLE public.search_word;
