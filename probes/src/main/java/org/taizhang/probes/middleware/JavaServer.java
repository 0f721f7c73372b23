package org.taizhang.probes.middleware;

import java.util.List;
import java.util.Map;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Fingerprint;
import org.taizhang.probes.Rates;
import org.taizhang.probes.Readings;

/** What the management beans of any Java process tell, of Tomcat within it, and of ActiveMQ. */
final class JavaServer {
    private static final List<String> CONNECTOR = List.of(
            "protocol",
            "port",
            "address",
            "scheme",
            "secure",
            "SSLEnabled",
            "redirectPort",
            "proxyName",
            "proxyPort",
            "connectionTimeout",
            "acceptCount",
            "maxThreads",
            "minSpareThreads",
            "maxConnections",
            "maxPostSize",
            "maxParameterCount",
            "allowTrace",
            "enableLookups",
            "URIEncoding",
            "xpoweredBy");
    private static final List<String> BROKER =
            List.of("BrokerVersion", "Persistent", "MemoryLimit", "StoreLimit", "TempLimit", "TransportConnectors");

    private final Mbeans beans;
    private final Rates rates;
    private final Readings readings;
    private final Fingerprint configuration = new Fingerprint();

    JavaServer(Mbeans beans, Rates rates, Readings readings) {
        this.beans = beans;
        this.rates = rates;
        this.readings = readings;
    }

    void read() throws Failed, InterruptedException {
        process();
        pools();
        requests();
        server();
        broker();
        if (!configuration.isEmpty()) readings.fact(Fingerprint.FACT, configuration.digest());
    }

    private void process() throws Failed, InterruptedException {
        var memory = beans.read("java.lang:type=Memory", List.of("HeapMemoryUsage"));
        if (memory.isEmpty()) throw new Failed("The management beans are not those of a Java process");
        if (memory.values().iterator().next().get("HeapMemoryUsage") instanceof Map<?, ?> heap) {
            readings.put("middleware_heap_used_bytes", number(heap.get("used")));
            var most = number(heap.get("max"));
            if (most > 0) readings.put("middleware_heap_used_ratio", number(heap.get("used")) / most);
        }
        for (var runtime : beans.read("java.lang:type=Runtime", List.of("Uptime", "VmName", "VmVersion"))
                .values()) {
            readings.put("middleware_uptime_seconds", number(runtime.get("Uptime")) / 1000);
            readings.fact("middleware_java", runtime.get("VmName") + " " + runtime.get("VmVersion"));
        }
        for (var threads :
                beans.read("java.lang:type=Threading", List.of("ThreadCount")).values())
            readings.put("middleware_threads", number(threads.get("ThreadCount")));
        var collecting = 0.0;
        for (var collector : beans.read("java.lang:type=GarbageCollector,*", List.of("CollectionTime"))
                .values()) collecting += number(collector.get("CollectionTime")) / 1000;
        readings.put("middleware_gc_ratio", rates.perSecond("gc", collecting, System.nanoTime()));
    }

    private void pools() throws Failed, InterruptedException {
        var attributes = List.of("currentThreadsBusy", "maxThreads", "connectionCount");
        for (var pool : beans.read("*:type=ThreadPool,name=*", attributes).entrySet()) {
            var name = key(pool.getKey(), "name");
            var busy = number(pool.getValue().get("currentThreadsBusy"));
            var most = number(pool.getValue().get("maxThreads"));
            readings.put("middleware_threads_busy", name, busy);
            // An executor that makes a thread for each request says a limit below 0.
            if (most > 0) readings.put("middleware_threads_limit", name, most);
            if (most > 0) readings.put("middleware_threads_used_ratio", name, busy / most);
            readings.put("middleware_connections", name, number(pool.getValue().get("connectionCount")));
        }
    }

    private void requests() throws Failed, InterruptedException {
        var attributes = List.of("requestCount", "errorCount");
        for (var processor :
                beans.read("*:type=GlobalRequestProcessor,name=*", attributes).entrySet()) {
            var name = key(processor.getKey(), "name");
            var requests = number(processor.getValue().get("requestCount"));
            readings.put("middleware_requests_total", name, requests);
            readings.put(
                    "middleware_faults_total", name, number(processor.getValue().get("errorCount")));
            var perSecond = rates.perSecond("requests " + name, requests, System.nanoTime());
            readings.put("middleware_requests_per_second", name, perSecond);
        }
    }

    private void server() throws Failed, InterruptedException {
        for (var server : beans.read("*:type=Server", List.of("serverInfo")).values())
            if (server.get("serverInfo") instanceof String info) readings.fact("middleware_version", info);
        add("*:type=Connector,*", CONNECTOR);
        add("*:j2eeType=WebModule,*", List.of("path", "docBase"));
    }

    private void add(String pattern, List<String> attributes) throws Failed, InterruptedException {
        beans.read(pattern, attributes)
                .forEach((name, values) ->
                        values.forEach((attribute, value) -> configuration.add(name, attribute, value)));
    }

    private void broker() throws Failed, InterruptedException {
        var attributes = List.of("BrokerVersion", "CurrentConnectionsCount", "MemoryPercentUsage", "StorePercentUsage");
        var brokers = beans.read("org.apache.activemq:type=Broker,brokerName=*", attributes);
        for (var broker : brokers.entrySet()) {
            var name = key(broker.getKey(), "brokerName");
            readings.fact("middleware_version", "ActiveMQ " + broker.getValue().get("BrokerVersion"));
            readings.put(
                    "middleware_connections", name, number(broker.getValue().get("CurrentConnectionsCount")));
            readings.put(
                    "activemq_memory_used_ratio", name, number(broker.getValue().get("MemoryPercentUsage")) / 100);
            readings.put(
                    "activemq_store_used_ratio", name, number(broker.getValue().get("StorePercentUsage")) / 100);
        }
        if (brokers.isEmpty()) return;
        add("org.apache.activemq:type=Broker,brokerName=*", BROKER);
        var queues = "org.apache.activemq:type=Broker,brokerName=*,destinationType=Queue,destinationName=*";
        for (var queue : beans.read(queues, List.of("QueueSize", "ConsumerCount", "EnqueueCount"))
                .entrySet()) {
            var name = key(queue.getKey(), "destinationName");
            readings.put(
                    "middleware_queue_messages", name, number(queue.getValue().get("QueueSize")));
            readings.put(
                    "middleware_queue_consumers", name, number(queue.getValue().get("ConsumerCount")));
        }
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** A key property of a bean's name, without the quotes that some put around it. */
    private static String key(String name, String key) {
        try {
            var value = new ObjectName(name).getKeyProperty(key);
            if (value == null) return name;
            return value.startsWith("\"") ? ObjectName.unquote(value) : value;
        } catch (MalformedObjectNameException e) {
            return name;
        }
    }
}
