-- MariaDB 10.5 and later. Grants: PROCESS, SLAVE MONITOR.
SELECT version() AS database_version;

SELECT CAST(max(CASE variable_name WHEN 'THREADS_CONNECTED' THEN variable_value END) AS DOUBLE) AS database_sessions,
       CAST(max(CASE variable_name WHEN 'SLOW_QUERIES' THEN variable_value END) AS DOUBLE) AS database_slow_queries_total,
       CAST(max(CASE variable_name WHEN 'QUESTIONS' THEN variable_value END) AS DOUBLE) AS database_queries_total,
       CAST(max(CASE variable_name WHEN 'INNODB_ROW_LOCK_CURRENT_WAITS' THEN variable_value END) AS DOUBLE)
           AS database_lock_waits,
       1 - CAST(max(CASE variable_name WHEN 'INNODB_BUFFER_POOL_READS' THEN variable_value END) AS DOUBLE)
           / nullif(CAST(max(CASE variable_name WHEN 'INNODB_BUFFER_POOL_READ_REQUESTS' THEN variable_value END) AS DOUBLE), 0)
           AS database_cache_hit_ratio
  FROM information_schema.global_status
 WHERE variable_name IN ('THREADS_CONNECTED', 'SLOW_QUERIES', 'QUESTIONS', 'INNODB_ROW_LOCK_CURRENT_WAITS',
                         'INNODB_BUFFER_POOL_READS', 'INNODB_BUFFER_POOL_READ_REQUESTS');

SELECT @@max_connections AS database_sessions_limit;

SELECT count(*) AS database_processes,
       CAST(coalesce(sum(command = 'Query' AND time > 5), 0) AS DOUBLE) AS database_slow_queries_running
  FROM information_schema.processlist;

-- optional
SELECT substring_index(name, '/', 1) AS instance, CAST(sum(file_size) AS DOUBLE) AS database_tablespace_bytes
  FROM information_schema.innodb_sys_tablespaces
 GROUP BY 1;

-- What was set on purpose.
-- optional
SELECT sha2(group_concat(concat(variable_name, '=', global_value) ORDER BY variable_name SEPARATOR '\n'), 256)
       AS database_configuration
  FROM information_schema.system_variables
 WHERE global_value_origin IN ('CONFIG', 'COMMAND-LINE') AND variable_name NOT LIKE '%PASS%';

-- optional
-- column Seconds_Behind_Master is database_replication_lag_seconds
SHOW REPLICA STATUS;
