-- MySQL 8.0.22 and later, by MariaDB's driver. Grants: PROCESS, REPLICATION CLIENT, SELECT on performance_schema.
-- Written from the manual; not run against a server.
SELECT version() AS database_version;

SELECT CAST(max(CASE variable_name WHEN 'Threads_connected' THEN variable_value END) AS DOUBLE) AS database_sessions,
       CAST(max(CASE variable_name WHEN 'Slow_queries' THEN variable_value END) AS DOUBLE) AS database_slow_queries_total,
       CAST(max(CASE variable_name WHEN 'Questions' THEN variable_value END) AS DOUBLE) AS database_queries_total,
       1 - CAST(max(CASE variable_name WHEN 'Innodb_buffer_pool_reads' THEN variable_value END) AS DOUBLE)
           / nullif(CAST(max(CASE variable_name WHEN 'Innodb_buffer_pool_read_requests' THEN variable_value END) AS DOUBLE), 0)
           AS database_cache_hit_ratio
  FROM performance_schema.global_status
 WHERE variable_name IN ('Threads_connected', 'Slow_queries', 'Questions', 'Innodb_buffer_pool_reads',
                         'Innodb_buffer_pool_read_requests');

SELECT @@max_connections AS database_sessions_limit;

SELECT count(*) AS database_processes,
       CAST(coalesce(sum(command = 'Query' AND time > 5), 0) AS DOUBLE) AS database_slow_queries_running
  FROM information_schema.processlist;

-- optional
SELECT substring_index(name, '/', 1) AS instance, CAST(sum(file_size) AS DOUBLE) AS database_tablespace_bytes
  FROM information_schema.innodb_tablespaces
 GROUP BY 1;

-- optional
-- column Seconds_Behind_Source is database_replication_lag_seconds
SHOW REPLICA STATUS;
