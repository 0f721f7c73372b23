-- openGauss 3 and later. Grant: MONADMIN.
-- Written from the manual; not run against a server.
SELECT version() AS database_version;

SELECT count(*)::float8 AS database_sessions,
       sum(CASE WHEN state = 'active' AND now() - query_start > interval '5 seconds' THEN 1 ELSE 0 END)::float8
           AS database_slow_queries_running
  FROM pg_stat_activity;

SELECT current_setting('max_connections')::int AS database_sessions_limit;

SELECT count(*)::float8 AS database_processes FROM pg_thread_wait_status;

SELECT spcname AS instance, pg_tablespace_size(oid)::float8 AS database_tablespace_bytes FROM pg_tablespace;

SELECT sum(blks_hit)::float8 / nullif(sum(blks_hit) + sum(blks_read), 0)::float8 AS database_cache_hit_ratio
  FROM pg_stat_database;
