package org.taizhang.probes;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.target.Check;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Asks a name server for the records of a name and compares them with those expected.
 *
 * <p>Asks again after a third of the timeout, as a client would; {@code dns_answer_seconds} is until the answer. An answer
 * is right where it holds all the expected records and no other of that type, whatever their order.
 */
public final class DnsProbe {
    private static final int TRIES = 3;
    private static final int PORT = 53;

    private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();
    private final LongSupplier nanos = System::nanoTime;
    private final Names names = new Names();

    void read(Watched target, Check.Dns check, Readings readings) throws IOException, InterruptedException {
        var host = Endpoint.host(target.address());
        var type = check.type() == null ? "A" : check.type();
        var query = Message.newQuery(Record.newRecord(name(host, type), Type.value(type), DClass.IN));
        query.getHeader().setFlag(Flags.AD);
        var resolver = resolver(check.server(), target.timeout().dividedBy(TRIES));
        readings.step("waiting for the " + type + " records of " + host);
        var began = nanos.getAsLong();
        var answer = ask(resolver, query, host);
        readings.put("dns_answer_seconds", (nanos.getAsLong() - began) / 1e9);
        judge(answer, host, type, check, readings);
    }

    private static Name name(String host, String type) throws Failed {
        try {
            return type.equals("PTR") && Names.isLiteral(host)
                    ? ReverseMap.fromAddress(host)
                    : Name.fromString(host, Name.root);
        } catch (TextParseException | java.net.UnknownHostException e) {
            throw new Failed(host + " is not a name that can be asked for");
        }
    }

    private Resolver resolver(@Nullable String server, Duration each) throws IOException, InterruptedException {
        var resolver = server == null ? new ExtendedResolver() : new ExtendedResolver(new Resolver[] {at(server)});
        resolver.setRetries(TRIES);
        resolver.setTimeout(each);
        return resolver;
    }

    private Resolver at(String server) throws IOException, InterruptedException {
        var isPorted = server.startsWith("[")
                ? server.contains("]:")
                : server.indexOf(':') == server.lastIndexOf(':') && server.contains(":");
        var there = isPorted ? Endpoint.of(server) : Endpoint.of(Endpoint.host(server), PORT);
        return new SimpleResolver(new InetSocketAddress(names.lookUp(there.host())[0], there.port()));
    }

    private Message ask(Resolver resolver, Message query, String host) throws Failed, InterruptedException {
        var asked = resolver.sendAsync(query, executor).toCompletableFuture();
        try {
            return asked.get();
        } catch (ExecutionException e) {
            var cause = e.getCause();
            throw new Failed(
                    cause instanceof java.io.InterruptedIOException
                                    || String.valueOf(cause).contains("imed out")
                            ? "No name server answered for " + host
                            : "The answer of the name server for " + host + " could not be read");
        } finally {
            asked.cancel(true);
        }
    }

    private static void judge(Message answer, String host, String type, Check.Dns check, Readings readings)
            throws Failed {
        var records = new TreeSet<String>();
        for (var record : answer.getSection(Section.ANSWER))
            if (record.getType() == Type.value(type)) records.add(normal(record.rdataToString()));
        var isAuthenticated = answer.getHeader().getFlag(Flags.AD);
        readings.put("dns_records", records.size());
        readings.put("dns_authenticated", isAuthenticated ? 1 : 0);
        if (answer.getRcode() == Rcode.NXDOMAIN) throw new Failed("The name " + host + " does not exist");
        if (answer.getRcode() != Rcode.NOERROR)
            throw new Failed("The name server answered " + Rcode.string(answer.getRcode()) + " for " + host);
        if (records.isEmpty()) throw new Failed("The name " + host + " has no " + type + " record");
        if (!asExpected(check.expected(), records))
            throw new Failed("The " + type + " records of " + host + " are " + String.join(", ", records));
        if (Boolean.TRUE.equals(check.authenticated()) && !isAuthenticated)
            throw new Failed("The answer for " + host + " is not authenticated by DNSSEC");
    }

    private static boolean asExpected(@Nullable List<String> expected, Set<String> records) {
        if (expected == null || expected.isEmpty()) return true;
        var normal = new TreeSet<String>();
        for (var one : expected) normal.add(normal(one));
        return normal.equals(records);
    }

    /** Names are alike in any case, with or without the dot at their end; text stands in quotes or not. */
    private static String normal(String data) {
        var text = data.strip();
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\""))
            text = text.substring(1, text.length() - 1);
        return (text.endsWith(".") ? text.substring(0, text.length() - 1) : text).toLowerCase(Locale.ROOT);
    }
}
