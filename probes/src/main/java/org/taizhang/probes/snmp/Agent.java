package org.taizhang.probes.snmp;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Target;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import org.taizhang.probes.Failed;

/** An agent as it is asked during one run: single values, and columns of tables of at most ten thousand rows. */
final class Agent {
    private static final int AT_ONCE = 20;
    private static final int REPETITIONS = 32;
    private static final int ROWS = 10_000;

    private final Session session;
    private final Target<UdpAddress> target;
    private final String name;
    private int repetitions = REPETITIONS;

    Agent(Session session, Target<UdpAddress> target, String name) {
        this.session = session;
        this.target = target;
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Those of the values that there are. */
    Map<OID, Variable> values(OID... oids) throws IOException, InterruptedException {
        var found = new HashMap<OID, Variable>();
        for (var from = 0; from < oids.length; from += AT_ONCE) {
            var request = request(PDU.GET);
            for (var oid : Arrays.copyOfRange(oids, from, Math.min(oids.length, from + AT_ONCE)))
                request.add(new VariableBinding(oid));
            for (var binding : answer(request).getVariableBindings())
                if (!isMissing(binding.getVariable())) found.put(binding.getOid(), binding.getVariable());
        }
        return found;
    }

    @Nullable
    Variable value(OID oid) throws IOException, InterruptedException {
        return values(oid).get(oid);
    }

    /** The rows of a column by their index: what follows the column in the OID. */
    NavigableMap<OID, Variable> column(OID column) throws IOException, InterruptedException {
        var rows = new TreeMap<OID, Variable>();
        var last = column;
        while (true) {
            var bindings = next(last);
            if (bindings.isEmpty()) return rows;
            for (var binding : bindings) {
                var oid = binding.getOid();
                if (!oid.startsWith(column) || isMissing(binding.getVariable())) return rows;
                if (oid.compareTo(last) <= 0) throw new Failed(name + " answers in circles at " + oid.toDottedString());
                if (rows.size() == ROWS)
                    throw new Failed(name + " has more than " + ROWS + " rows at " + column.toDottedString());
                rows.put(index(oid, column), binding.getVariable());
                last = oid;
            }
        }
    }

    private static OID index(OID oid, OID column) {
        return new OID(oid.getValue(), column.size(), oid.size() - column.size());
    }

    private List<? extends VariableBinding> next(OID last) throws IOException, InterruptedException {
        while (true) {
            var request = request(PDU.GETBULK);
            request.setMaxRepetitions(repetitions);
            request.add(new VariableBinding(last));
            var answer = ask(request);
            if (answer.getErrorStatus() != SnmpConstants.SNMP_ERROR_TOO_BIG || repetitions == 1)
                return well(answer).getVariableBindings();
            repetitions = Math.max(1, repetitions / 2);
        }
    }

    private PDU request(int type) {
        var request = target.getVersion() == SnmpConstants.version3 ? new ScopedPDU() : new PDU();
        request.setType(type);
        return request;
    }

    private PDU answer(PDU request) throws IOException, InterruptedException {
        return well(ask(request));
    }

    private PDU ask(PDU request) throws IOException, InterruptedException {
        var answer = session.ask(request, target);
        if (answer == null)
            throw new Failed(
                    name + " did not answer: no agent is there, or the " + secret() + " or the version is wrong");
        if (answer.getType() == PDU.REPORT) throw new Failed(name + " " + Reports.why(answer));
        return answer;
    }

    /** What an agent does not answer to at all: other secrets of version 3 it reports. */
    private String secret() {
        return target.getVersion() == SnmpConstants.version3 ? "privacy passphrase" : "community";
    }

    private PDU well(PDU answer) throws Failed {
        if (answer.getErrorStatus() != SnmpConstants.SNMP_ERROR_SUCCESS)
            throw new Failed(name + " answered with the error " + answer.getErrorStatusText());
        return answer;
    }

    private static boolean isMissing(Variable variable) {
        return variable instanceof Null;
    }
}
