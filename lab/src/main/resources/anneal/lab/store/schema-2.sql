-- Schema 2: searches, and the legs of their trials. NULL in a column of a figure is NaN.

CREATE TABLE searches (
  search  INTEGER PRIMARY KEY, -- used within the database only
  id      TEXT NOT NULL UNIQUE, -- what people see
  folder  TEXT NOT NULL,       -- where its files are
  text    TEXT NOT NULL,       -- all that it follows from, a line each
  started INTEGER NOT NULL
);
CREATE INDEX searches_by_folder ON searches (folder);

-- A leg is a part of a trial that is trained in one go; it is here once it has been.
CREATE TABLE legs (
  search        INTEGER NOT NULL,
  leg           INTEGER NOT NULL, -- which question of the search it answers, from 0
  trial         INTEGER NOT NULL,
  optimizer     TEXT NOT NULL,
  schedule      TEXT NOT NULL,
  seed          INTEGER NOT NULL,
  source        INTEGER NOT NULL, -- the trial whose checkpoint it begins at
  first         INTEGER NOT NULL, -- epochs trained before
  last          INTEGER NOT NULL, -- epochs at its end
  ending        TEXT NOT NULL,
  loss          REAL,
  accuracy      REAL,
  averaged_loss REAL,
  probed_loss   REAL,
  epochs        REAL NOT NULL,    -- that it counts for
  seconds       REAL NOT NULL,
  time          INTEGER NOT NULL,
  PRIMARY KEY (search, leg)
) WITHOUT ROWID;

CREATE TRIGGER searches_removed AFTER DELETE ON searches BEGIN
  DELETE FROM legs WHERE search = old.search;
END;
