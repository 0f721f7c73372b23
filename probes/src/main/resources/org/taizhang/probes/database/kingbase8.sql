-- KingbaseES V8R6 and later, whose catalogue is that of PostgreSQL. Grant: pg_monitor, or sys_monitor where it is named so.
-- Written from the manual; its driver was run against PostgreSQL 15, not against a KingbaseES server.
SELECT version() AS database_version;

SELECT sum(CASE WHEN backend_type = 'client backend' THEN 1 ELSE 0 END)::float8 AS database_sessions,
       count(*) AS database_processes,
       sum(CASE WHEN backend_type = 'client backend' AND state = 'active'
                 AND now() - query_start > interval '5 seconds' THEN 1 ELSE 0 END)::float8 AS database_slow_queries_running
  FROM pg_stat_activity;

SELECT current_setting('max_connections')::int AS database_sessions_limit;

SELECT spcname AS instance, pg_tablespace_size(oid) AS database_tablespace_bytes FROM pg_tablespace;

SELECT sum(blks_hit)::float8 / nullif(sum(blks_hit) + sum(blks_read), 0)::float8 AS database_cache_hit_ratio
  FROM pg_stat_database;

-- optional
SELECT concat_ws(' ', application_name, client_addr) AS instance,
       extract(epoch FROM coalesce(replay_lag, interval '0'))::float8 AS database_replication_lag_seconds
  FROM pg_stat_replication;
