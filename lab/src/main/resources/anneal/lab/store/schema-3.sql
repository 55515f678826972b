-- Schema 3: how a search stands while it is under way, and what was decided for its trials.

ALTER TABLE searches ADD COLUMN status  TEXT NOT NULL DEFAULT 'stopped'; -- running, finished, stopped
ALTER TABLE searches ADD COLUMN resumed INTEGER NOT NULL DEFAULT 0; -- when the process that is named here took it up
ALTER TABLE searches ADD COLUMN ended   INTEGER;
ALTER TABLE searches ADD COLUMN batches INTEGER NOT NULL DEFAULT 0; -- updates in an epoch; 0 where that is not known
ALTER TABLE searches ADD COLUMN host    TEXT NOT NULL DEFAULT '';
ALTER TABLE searches ADD COLUMN pid     INTEGER NOT NULL DEFAULT 0;

-- A trial is here from when its first leg was asked for.
CREATE TABLE trials (
  search    INTEGER NOT NULL,
  trial     INTEGER NOT NULL,
  optimizer TEXT NOT NULL,
  schedule  TEXT NOT NULL,
  peak      REAL,             -- the greatest rate of the schedule
  asked     INTEGER NOT NULL, -- epochs at the end of the newest leg that was asked for
  PRIMARY KEY (search, trial)
) WITHOUT ROWID;

-- What was decided for a trial, where it lies between 0 and 1, and how it is written.
CREATE TABLE choices (
  search INTEGER NOT NULL,
  trial  INTEGER NOT NULL,
  place  INTEGER NOT NULL,    -- of the dimension among those of the search, from 0
  name   TEXT NOT NULL,
  at     REAL NOT NULL,
  text   TEXT NOT NULL,
  PRIMARY KEY (search, trial, place)
) WITHOUT ROWID;

INSERT INTO trials SELECT search, trial, optimizer, schedule, NULL, max(last) FROM legs GROUP BY search, trial;

CREATE TRIGGER trials_removed AFTER DELETE ON searches BEGIN
  DELETE FROM trials WHERE search = old.search;
  DELETE FROM choices WHERE search = old.search;
END;
