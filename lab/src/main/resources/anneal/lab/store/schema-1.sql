-- Schema 1: runs, and what happened in them. A later schema is a file of its own; one that was released never changes.
-- Times are milliseconds since 1970; steps and epochs count from 0. NULL in a column `value` is NaN.

CREATE TABLE runs (
  run      INTEGER PRIMARY KEY, -- used within the database only
  id       TEXT NOT NULL UNIQUE, -- what people see
  group_id TEXT NOT NULL,        -- the runs of one command have it in common
  parent   TEXT,                 -- the id of the run whose checkpoint this one began from
  name     TEXT NOT NULL,
  command  TEXT NOT NULL,        -- train, compare, find, tune
  text     TEXT NOT NULL,        -- the run as a run file
  folder   TEXT,                 -- where its files are
  status   TEXT NOT NULL,        -- running, finished, diverged, failed, stopped
  started  INTEGER NOT NULL,
  resumed  INTEGER,              -- when the process that is named here took it over
  ended    INTEGER,
  version  TEXT NOT NULL,        -- of Anneal
  host     TEXT NOT NULL,
  pid      INTEGER NOT NULL,
  epochs   INTEGER NOT NULL DEFAULT 0, -- planned; 0 until the run has begun
  batches  INTEGER NOT NULL DEFAULT 0, -- updates in an epoch
  rows     INTEGER NOT NULL DEFAULT 0  -- of the training set
);
CREATE INDEX runs_by_group ON runs (group_id);

-- The run file's keys.
CREATE TABLE params (
  run   INTEGER NOT NULL,
  key   TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (run, key)
) WITHOUT ROWID;

-- The names of curves: loss, rate, test_accuracy, ...
CREATE TABLE curves (
  curve INTEGER PRIMARY KEY,
  name  TEXT NOT NULL UNIQUE
);

-- Every figure of every update and evaluation.
CREATE TABLE metrics (
  run   INTEGER NOT NULL,
  curve INTEGER NOT NULL,
  step  INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  value REAL,
  time  INTEGER NOT NULL,
  PRIMARY KEY (run, curve, step)
) WITHOUT ROWID;

-- Of every 64 steps of a curve the points with the least and the greatest value, and one that is NaN: a long curve
-- without its bulk, but with its spikes.
CREATE TABLE peaks (
  run   INTEGER NOT NULL,
  curve INTEGER NOT NULL,
  step  INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  value REAL,
  time  INTEGER NOT NULL,
  PRIMARY KEY (run, curve, step)
) WITHOUT ROWID;

-- The last point of every curve.
CREATE TABLE latest (
  run   INTEGER NOT NULL,
  curve INTEGER NOT NULL,
  step  INTEGER NOT NULL,
  value REAL,
  PRIMARY KEY (run, curve)
) WITHOUT ROWID;

-- What was decided on the way: cut, skip, rollback, divergence, flat, early stop, interrupt.
CREATE TABLE decisions (
  run  INTEGER NOT NULL,
  step INTEGER NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  time INTEGER NOT NULL,
  PRIMARY KEY (run, step, kind)
) WITHOUT ROWID;

CREATE TRIGGER runs_removed AFTER DELETE ON runs BEGIN
  DELETE FROM params WHERE run = old.run;
  DELETE FROM metrics WHERE run = old.run;
  DELETE FROM peaks WHERE run = old.run;
  DELETE FROM latest WHERE run = old.run;
  DELETE FROM decisions WHERE run = old.run;
END;
