package org.taizhang.probes.ipmi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.metricshub.ipmi.core.api.sync.IpmiConnector;
import org.metricshub.ipmi.core.coding.commands.chassis.GetChassisStatusResponseData;
import org.metricshub.ipmi.core.coding.commands.sdr.GetSensorReadingResponseData;
import org.metricshub.ipmi.core.common.PropertiesManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.taizhang.domain.target.Check;
import org.taizhang.domain.target.Check.Ipmi.Privilege;
import org.taizhang.domain.target.Check.Ipmi.Suite;
import org.taizhang.probes.Aside;
import org.taizhang.probes.Credentials;
import org.taizhang.probes.Endpoint;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Names;
import org.taizhang.probes.Readings;
import org.taizhang.probes.Remembered;
import org.taizhang.probes.Watched;

/**
 * Reads sensors, chassis and event log of management controllers by IPMI 2.0.
 *
 * <p>Sixteen are read at once, since the library waits on threads of its own and heeds no interrupt; all share one socket.
 * The records of the sensors are read anew when the controller says that they changed.
 */
public final class IpmiProbe implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(IpmiProbe.class);
    private static final int PORT = 623;
    private static final int AT_ONCE = 16;
    private static final long SHORTEST = 200;
    private static final long LONGEST = 5_000;

    private final Credentials credentials;
    private final Names names = new Names();
    private final Aside readers = new Aside("ipmi", AT_ONCE);
    private final Remembered<Known> known = new Remembered<>(Known::new);
    private @Nullable IpmiConnector connector;

    private static final class Known {
        private long edition;
        private @Nullable List<Sensor> sensors;

        synchronized List<Sensor> sensors(Controller controller) throws IOException {
            var is = controller.edition();
            var sensors = this.sensors;
            if (sensors == null || is != edition) sensors = controller.sensors();
            this.sensors = sensors;
            edition = is;
            return sensors;
        }
    }

    public IpmiProbe(Credentials credentials) {
        this.credentials = credentials;
    }

    public void read(Watched target, Check.Ipmi check, Readings readings) throws IOException, InterruptedException {
        var host = Endpoint.host(target.address());
        readings.step("looking up " + host);
        var address = names.lookUp(host)[0];
        readings.step("waiting for the answer of " + host);
        try {
            readers.call(() -> {
                read(target, host, address, check, readings);
                return readings;
            });
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failed failed) throw failed;
            log.warn("The controller of target {} could not be read", target.id(), e.getCause());
            throw new Failed(host + " answered what is not understood");
        }
    }

    private void read(Watched target, String host, InetAddress address, Check.Ipmi check, Readings readings)
            throws IOException {
        var port = Objects.requireNonNullElse(check.port(), PORT);
        var credential = credentials.find(check.credential());
        try (var controller = new Controller(
                connector(),
                address,
                port,
                Objects.requireNonNullElse(check.privilege(), Privilege.USER),
                Objects.requireNonNullElse(check.suite(), Suite.SHA256_AES128),
                credential,
                share(target.timeout()),
                host + ':' + port)) {
            readings.step("reading the chassis of " + host);
            chassis(controller.chassis(), readings);
            readings.step("reading the sensors of " + host);
            sensors(target.id(), controller, readings);
            readings.step("reading the event log of " + host);
            events(controller, readings);
        }
    }

    /** How long one answer may take, so that three that do not come are over before the run is. */
    private static int share(Duration timeout) {
        return (int) Math.clamp(timeout.toMillis() / 4, SHORTEST, LONGEST);
    }

    private static void chassis(GetChassisStatusResponseData chassis, Readings readings) {
        readings.put("hardware_power_on", chassis.isPowerOn() ? 1 : 0);
        var powerFails = chassis.isPowerFault() || chassis.isPowerControlFault() || chassis.isPowerOverload();
        readings.put("hardware_sensor_ok", "chassis power", powerFails ? 0 : 1);
        readings.put("hardware_sensor_ok", "chassis cooling", chassis.coolingFaultDetected() ? 0 : 1);
        readings.put("hardware_sensor_ok", "chassis drives", chassis.driveFaultDetected() ? 0 : 1);
    }

    private void sensors(UUID target, Controller controller, Readings readings) throws IOException {
        for (var sensor : known.of(target).sensors(controller)) {
            var reading = controller.reading(sensor);
            if (reading.isEmpty()) continue;
            var raw = reading.get();
            sensor.value((int) raw.getPlainSensorReading())
                    .ifPresent(value -> readings.put(value.metric(), sensor.name(), value.value()));
            States.well(sensor.reading(), sensor.type(), states(raw))
                    .ifPresent(well -> readings.put("hardware_sensor_ok", sensor.name(), well ? 1 : 0));
        }
    }

    private static int states(GetSensorReadingResponseData reading) {
        var raw = reading.getRaw();
        var low = raw.length > 2 ? raw[2] & 0xff : 0;
        return raw.length > 3 ? low | (raw[3] & 0x7f) << 8 : low;
    }

    private static void events(Controller controller, Readings readings) throws IOException {
        var count = controller.events();
        readings.put("hardware_event_log_entries", count);
        if (count == 0) return;
        var newest = controller.newestEvent();
        readings.fact(
                "hardware_newest_event",
                newest.getTimestamp().toInstant() + " " + newest.getSensorType() + " #" + newest.getSensorNumber() + " "
                        + newest.getEvent());
    }

    private synchronized IpmiConnector connector() {
        var open = connector;
        if (open == null) {
            try {
                // A second try would hide why the first one failed; the run after this one is it.
                PropertiesManager.getInstance().setProperty("retries", "0");
                open = new IpmiConnector(0, 0L);
            } catch (IOException e) {
                throw new UncheckedIOException("No UDP socket for IPMI", e);
            }
            connector = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (connector != null) connector.tearDown();
        connector = null;
    }
}
