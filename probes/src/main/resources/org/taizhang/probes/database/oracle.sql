-- Oracle Database 12c and later. Grant: SELECT_CATALOG_ROLE.
-- Written from the manual; not run against a server.
SELECT banner AS database_version FROM v$version WHERE ROWNUM = 1;

SELECT count(*) AS database_sessions,
       sum(CASE WHEN status = 'ACTIVE' AND type = 'USER' AND last_call_et > 5 THEN 1 ELSE 0 END)
           AS database_slow_queries_running
  FROM v$session;

SELECT to_number(value) AS database_sessions_limit FROM v$parameter WHERE name = 'sessions';

SELECT count(*) AS database_processes FROM v$process;

SELECT m.tablespace_name AS instance,
       m.used_space * t.block_size AS database_tablespace_bytes,
       m.used_percent / 100 AS database_tablespace_used_ratio
  FROM dba_tablespace_usage_metrics m
  JOIN dba_tablespaces t ON t.tablespace_name = m.tablespace_name;

SELECT 1 - max(CASE name WHEN 'physical reads cache' THEN value END)
           / nullif(max(CASE name WHEN 'consistent gets from cache' THEN value END)
                  + max(CASE name WHEN 'db block gets from cache' THEN value END), 0) AS database_cache_hit_ratio
  FROM v$sysstat
 WHERE name IN ('physical reads cache', 'consistent gets from cache', 'db block gets from cache');

-- A lag such as +00 00:00:05.
-- optional
SELECT extract(DAY FROM lag) * 86400 + extract(HOUR FROM lag) * 3600
         + extract(MINUTE FROM lag) * 60 + extract(SECOND FROM lag) AS database_replication_lag_seconds
  FROM (SELECT to_dsinterval(value) AS lag FROM v$dataguard_stats WHERE name = 'apply lag');
