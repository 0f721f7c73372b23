package org.taizhang.probes.ipmi;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.metricshub.ipmi.core.api.async.ConnectionHandle;
import org.metricshub.ipmi.core.api.sync.IpmiConnector;
import org.metricshub.ipmi.core.coding.PayloadCoder;
import org.metricshub.ipmi.core.coding.commands.IpmiVersion;
import org.metricshub.ipmi.core.coding.commands.PrivilegeLevel;
import org.metricshub.ipmi.core.coding.commands.chassis.GetChassisStatus;
import org.metricshub.ipmi.core.coding.commands.chassis.GetChassisStatusResponseData;
import org.metricshub.ipmi.core.coding.commands.sdr.GetSdr;
import org.metricshub.ipmi.core.coding.commands.sdr.GetSdrRepositoryInfo;
import org.metricshub.ipmi.core.coding.commands.sdr.GetSdrRepositoryInfoResponseData;
import org.metricshub.ipmi.core.coding.commands.sdr.GetSdrResponseData;
import org.metricshub.ipmi.core.coding.commands.sdr.GetSensorReading;
import org.metricshub.ipmi.core.coding.commands.sdr.GetSensorReadingResponseData;
import org.metricshub.ipmi.core.coding.commands.sdr.ReserveSdrRepository;
import org.metricshub.ipmi.core.coding.commands.sdr.ReserveSdrRepositoryResponseData;
import org.metricshub.ipmi.core.coding.commands.sel.GetSelEntry;
import org.metricshub.ipmi.core.coding.commands.sel.GetSelEntryResponseData;
import org.metricshub.ipmi.core.coding.commands.sel.GetSelInfo;
import org.metricshub.ipmi.core.coding.commands.sel.GetSelInfoResponseData;
import org.metricshub.ipmi.core.coding.commands.sel.SelRecord;
import org.metricshub.ipmi.core.coding.payload.lan.IPMIException;
import org.metricshub.ipmi.core.coding.protocol.AuthenticationType;
import org.metricshub.ipmi.core.coding.security.CipherSuite;
import org.metricshub.ipmi.core.connection.ConnectionException;
import org.taizhang.domain.target.Check.Ipmi.Privilege;
import org.taizhang.domain.target.Check.Ipmi.Suite;
import org.taizhang.probes.Credential;
import org.taizhang.probes.Failed;

/** A management controller for as long as a session with it lasts. */
final class Controller implements AutoCloseable {
    private static final AuthenticationType SECURE = AuthenticationType.RMCPPlus;
    private static final IpmiVersion VERSION = IpmiVersion.V20;
    private static final int LAST = 0xffff;
    private static final int MOST_RECORDS = 2_000;
    private static final int HEADER = 5;
    /** Some controllers give no more at once. */
    private static final int PART = 16;

    private final IpmiConnector connector;
    private final ConnectionHandle handle;
    private final CipherSuite suite;
    private final String name;

    /** Begins a session; {@code millis} is how long the controller may take for each answer. */
    Controller(
            IpmiConnector connector,
            InetAddress address,
            int port,
            Privilege privilege,
            Suite suite,
            Credential credential,
            int millis,
            String name)
            throws IOException {
        this.connector = connector;
        this.suite = suite(suite);
        this.name = name;
        this.handle = connector.createConnection(address, port, this.suite, level(privilege));
        connector.setTimeout(handle, millis);
        try {
            connector.openSession(handle, credential.user(), credential.secret(), null);
        } catch (Exception e) {
            connector.closeConnection(handle);
            throw new Failed(name + why(e));
        }
    }

    /** The library's own words for the controller's codes; they hold no secrets. */
    private static String why(Exception failure) {
        return switch (failure) {
            case IPMIException code ->
                " let nobody in: "
                        + Objects.requireNonNullElse(code.getMessage(), "refused")
                                .replaceFirst("\\.$", "");
            case IllegalArgumentException mismatch -> " let nobody in: it has another password, or none, for the user";
            case ConnectionException silence ->
                " did not answer: no controller is there, or it does not serve IPMI 2.0";
            default -> " answered what is not understood";
        };
    }

    private static CipherSuite suite(Suite suite) {
        return switch (suite) {
            case SHA1_AES128 -> new CipherSuite((byte) 3, (byte) 1, (byte) 1, (byte) 1);
            case SHA256_AES128 -> new CipherSuite((byte) 17, (byte) 3, (byte) 1, (byte) 4);
        };
    }

    private static PrivilegeLevel level(Privilege privilege) {
        return switch (privilege) {
            case USER -> PrivilegeLevel.User;
            case OPERATOR -> PrivilegeLevel.Operator;
            case ADMINISTRATOR -> PrivilegeLevel.Administrator;
        };
    }

    GetChassisStatusResponseData chassis() throws IOException {
        return ask(new GetChassisStatus(VERSION, suite, SECURE), GetChassisStatusResponseData.class);
    }

    /** What tells whether the records of the sensors are those that were read before. */
    long edition() throws IOException {
        var info = ask(new GetSdrRepositoryInfo(VERSION, suite, SECURE), GetSdrRepositoryInfoResponseData.class);
        return ((long) info.getAddTimestamp() << 32) + 31L * info.getDelTimestamp() + info.getRecordCount();
    }

    List<Sensor> sensors() throws IOException {
        var reservation = ask(new ReserveSdrRepository(VERSION, suite, SECURE), ReserveSdrRepositoryResponseData.class)
                .getReservationId();
        var sensors = new ArrayList<Sensor>();
        var next = 0;
        for (var records = 0; next != LAST; records++) {
            if (records == MOST_RECORDS) throw new Failed(name + " has more than " + MOST_RECORDS + " sensor records");
            var head = part(reservation, next, 0, HEADER);
            var record = head.getSensorRecordData();
            if (record.length < HEADER) throw new Failed(name + " answered a sensor record that is too short");
            Sensor.of(whole(reservation, next, record)).ifPresent(sensors::add);
            next = head.getNextRecordId();
        }
        return sensors;
    }

    private byte[] whole(int reservation, int id, byte[] head) throws IOException {
        var record = Arrays.copyOf(head, HEADER + (head[HEADER - 1] & 0xff));
        for (var at = HEADER; at < record.length; at += PART) {
            var length = Math.min(PART, record.length - at);
            var part = part(reservation, id, at, length).getSensorRecordData();
            System.arraycopy(part, 0, record, at, Math.min(length, part.length));
        }
        return record;
    }

    private GetSdrResponseData part(int reservation, int id, int from, int length) throws IOException {
        return ask(new GetSdr(VERSION, suite, SECURE, reservation, id, from, length), GetSdrResponseData.class);
    }

    /** What a sensor reads; nothing where it is not there or not scanned. */
    Optional<GetSensorReadingResponseData> reading(Sensor sensor) throws IOException {
        try {
            var reading = send(
                    new GetSensorReading(VERSION, suite, SECURE, sensor.number()), GetSensorReadingResponseData.class);
            return Optional.of(reading).filter(GetSensorReadingResponseData::isSensorStateValid);
        } catch (IPMIException e) {
            return Optional.empty();
        }
    }

    int events() throws IOException {
        return ask(new GetSelInfo(VERSION, suite, SECURE), GetSelInfoResponseData.class)
                .getEntriesCount();
    }

    SelRecord newestEvent() throws IOException {
        return ask(new GetSelEntry(VERSION, suite, SECURE, 0, LAST), GetSelEntryResponseData.class)
                .getSelRecord();
    }

    private <T> T ask(PayloadCoder request, Class<T> answer) throws IOException {
        try {
            return send(request, answer);
        } catch (IPMIException e) {
            throw new Failed(
                    name + " answered " + request.getClass().getSimpleName() + " with " + e.getCompletionCode());
        }
    }

    private <T> T send(PayloadCoder request, Class<T> answer) throws IOException, IPMIException {
        try {
            return answer.cast(connector.sendMessage(handle, request));
        } catch (IPMIException e) {
            throw e;
        } catch (Exception e) {
            throw new Failed(name + " did not answer " + request.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        try {
            connector.closeSession(handle);
        } catch (Exception e) {
            // The controller ends a session by itself when nothing comes any more.
        } finally {
            connector.closeConnection(handle);
        }
    }
}
