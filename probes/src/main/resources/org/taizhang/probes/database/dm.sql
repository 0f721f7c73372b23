-- Dameng DM8. Grants: SELECT on the V$ views and DBA_ views named below, as the role VTI gives them.
-- Written from the manual; not run against a server.
SELECT banner AS database_version FROM v$version WHERE ROWNUM = 1;

SELECT count(*) AS database_sessions FROM v$sessions;

SELECT CAST(para_value AS INT) AS database_sessions_limit FROM v$dm_ini WHERE para_name = 'MAX_SESSIONS';

-- optional
SELECT count(*) AS database_processes FROM v$threads;

SELECT f.tablespace_name AS instance,
       f.bytes AS database_tablespace_bytes,
       1 - coalesce(s.bytes, 0) / f.bytes AS database_tablespace_used_ratio
  FROM (SELECT tablespace_name, CAST(sum(bytes) AS DOUBLE) AS bytes FROM dba_data_files GROUP BY tablespace_name) f
  LEFT JOIN (SELECT tablespace_name, CAST(sum(bytes) AS DOUBLE) AS bytes FROM dba_free_space GROUP BY tablespace_name) s
    ON s.tablespace_name = f.tablespace_name;

-- optional
SELECT CAST(avg(rat_hit) AS DOUBLE) AS database_cache_hit_ratio FROM v$bufferpool WHERE name = 'NORMAL';

-- optional
SELECT count(*) AS database_slow_statements FROM v$long_exec_sqls;
