-- PostgreSQL 10 and later. Grant: pg_monitor.
SELECT current_setting('server_version') AS database_version;

SELECT count(*) FILTER (WHERE backend_type = 'client backend') AS database_sessions,
       count(*) AS database_processes,
       count(*) FILTER (WHERE backend_type = 'client backend' AND state = 'active'
                          AND now() - query_start > interval '5 seconds') AS database_slow_queries_running,
       count(*) FILTER (WHERE wait_event_type = 'Lock') AS database_lock_waits
  FROM pg_stat_activity;

SELECT current_setting('max_connections')::int AS database_sessions_limit;

SELECT spcname AS instance, pg_tablespace_size(oid) AS database_tablespace_bytes FROM pg_tablespace;

SELECT sum(blks_hit)::float8 / nullif(sum(blks_hit) + sum(blks_read), 0)::float8 AS database_cache_hit_ratio,
       sum(xact_commit + xact_rollback)::float8 AS database_transactions_total,
       sum(deadlocks)::float8 AS database_deadlocks_total
  FROM pg_stat_database;

-- A standby that has replayed all it received is not late, however long its primary was silent.
SELECT CASE WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
            ELSE extract(epoch FROM now() - pg_last_xact_replay_timestamp()) END::float8 AS database_replication_lag_seconds
 WHERE pg_is_in_recovery();

SELECT concat_ws(' ', application_name, client_addr) AS instance,
       extract(epoch FROM coalesce(replay_lag, interval '0'))::float8 AS database_replication_lag_seconds
  FROM pg_stat_replication;

-- What was set on purpose; connection strings may hold passwords. sha256 is known from PostgreSQL 11.
-- optional
SELECT encode(sha256(convert_to(string_agg(name || '=' || setting, chr(10) ORDER BY name), 'UTF8')), 'hex')
       AS database_configuration
  FROM pg_settings
 WHERE source NOT IN ('default', 'override', 'client', 'session', 'database', 'user', 'database user')
   AND name !~ '(conninfo|passphrase|password)';

-- Statements that took longer than a second on average, where the extension is installed in this database.
-- optional
SELECT count(*) FILTER (WHERE mean_exec_time > 1000) AS database_slow_statements FROM pg_stat_statements;
