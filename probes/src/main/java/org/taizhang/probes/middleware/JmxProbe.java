package org.taizhang.probes.middleware;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.rmi.ConnectException;
import java.rmi.ConnectIOException;
import java.rmi.NotBoundException;
import java.rmi.registry.LocateRegistry;
import java.rmi.server.RMIClientSocketFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.rmi.RMIConnector;
import javax.management.remote.rmi.RMIServer;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.Aside;
import org.taizhang.probes.Credentials;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Rates;
import org.taizhang.probes.Readings;
import org.taizhang.probes.Remembered;
import org.taizhang.probes.Watched;

/**
 * Reads the management beans of a Java process over plain RMI, as the JDK's own agent offers them.
 *
 * <p>RMI heeds no interrupt, so the reading is done on a few threads of its own; a peer that hangs holds one of them until
 * RMI's own response timeout, which is set to five minutes where nobody set it.
 */
public final class JmxProbe {
    private static final String RESPONSE_TIMEOUT = "sun.rmi.transport.tcp.responseTimeout";

    private final Credentials credentials;
    private final Aside readers = new Aside("jmx-reader", 16);
    private final Remembered<Rates> rates = new Remembered<>(Rates::new);

    public JmxProbe(Credentials credentials) {
        this.credentials = credentials;
        if (System.getProperty(RESPONSE_TIMEOUT) == null) System.setProperty(RESPONSE_TIMEOUT, "300000");
    }

    public void read(Watched target, Check.Jmx check, Readings readings) throws IOException, InterruptedException {
        var environment = new LinkedHashMap<String, Object>();
        if (check.credential() != null) {
            var credential = credentials.find(check.credential());
            environment.put(JMXConnector.CREDENTIALS, new String[] {credential.user(), credential.secret()});
        }
        readings.step("asking the management beans of " + target.address());
        aside(target.address(), () -> {
            try (var connector = connect(target, environment)) {
                var beans = new Connected(connector.getMBeanServerConnection());
                new JavaServer(beans, rates.of(target.id()), readings).read();
            }
            return readings;
        });
    }

    private void aside(String address, Callable<?> work) throws Failed, InterruptedException {
        try {
            readers.call(work);
        } catch (ExecutionException e) {
            throw why(address, e.getCause());
        }
    }

    private static Failed why(String address, @Nullable Throwable failure) {
        return switch (failure) {
            case Failed failed -> failed;
            case SecurityException e -> new Failed(address + " does not let the credential in");
            case ConnectException e ->
                new Failed(address + " refused the connection, or the one it names in its place did");
            case NotBoundException e -> new Failed("The RMI registry at " + address + " offers no management beans");
            case ConnectIOException e -> new Failed(address + " does not speak RMI");
            case null, default ->
                new Failed("The management beans of " + address + " could not be read: "
                        + (failure == null ? "?" : failure.getClass().getSimpleName()));
        };
    }

    /** By the registry and the stub in it, without JNDI; a machine whose beans are read is trusted with what it answers. */
    @SuppressWarnings("BanJNDI")
    private static JMXConnector connect(Watched target, Map<String, Object> environment)
            throws IOException, NotBoundException {
        var address = target.address();
        var colon = address.lastIndexOf(':');
        var host = address.substring(0, colon).replaceFirst("^\\[(.*)]$", "$1");
        var sockets =
                new Sockets((int) Math.min(Integer.MAX_VALUE, target.timeout().toMillis()));
        var registry = LocateRegistry.getRegistry(host, Integer.parseInt(address.substring(colon + 1)), sockets);
        if (!(registry.lookup("jmxrmi") instanceof RMIServer server))
            throw new Failed("What the RMI registry at " + address + " offers are no management beans");
        var connector = new RMIConnector(server, environment);
        connector.connect();
        return connector;
    }

    /** Connections to a registry that end with the run. */
    private record Sockets(int timeoutMillis) implements RMIClientSocketFactory {
        @Override
        public Socket createSocket(String host, int port) throws IOException {
            var socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(host, port), timeoutMillis);
                socket.setSoTimeout(timeoutMillis);
                return socket;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }
    }

    /** Beans behind a connection. */
    private record Connected(MBeanServerConnection server) implements Mbeans {
        @Override
        public Map<String, Map<String, Object>> read(String pattern, List<String> attributes) throws Failed {
            try {
                var beans = new TreeMap<String, Map<String, Object>>();
                for (var name : server.queryNames(new ObjectName(pattern), null))
                    beans.put(name.getCanonicalName(), values(name, attributes));
                return beans;
            } catch (IOException | JMException e) {
                throw new Failed("The management beans " + pattern + " could not be read: "
                        + e.getClass().getSimpleName());
            }
        }

        private Map<String, Object> values(ObjectName name, List<String> attributes) throws IOException, JMException {
            var values = new LinkedHashMap<String, Object>();
            try {
                for (var attribute : server.getAttributes(name, attributes.toArray(String[]::new))
                        .asList()) if (attribute.getValue() != null) values.put(attribute.getName(), plain(attribute));
            } catch (InstanceNotFoundException e) {
                // Went between the two questions.
            }
            return values;
        }

        private static Object plain(Attribute attribute) {
            if (!(attribute.getValue() instanceof CompositeData data)) return attribute.getValue();
            var members = new LinkedHashMap<String, Object>();
            for (var key : data.getCompositeType().keySet())
                members.put(key, data.get(key) instanceof Number number ? number : String.valueOf(data.get(key)));
            return members;
        }
    }
}
