package org.taizhang.domain.discovery;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.taizhang.domain.Refused;

/**
 * A range of IP addresses in CIDR notation, RFC 4632; an address alone is a range of one.
 *
 * @param first the lowest address, as a number
 * @param bits of an address, 32 or 128
 * @param prefix how many of them all addresses of the range have alike
 */
public record Network(BigInteger first, int bits, int prefix) {
    /** What a range looks like. */
    public static final String PATTERN = "[0-9A-Fa-f:.]{2,39}(/[0-9]{1,3})?";

    private static final Pattern RANGE = Pattern.compile(PATTERN);
    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final int GROUPS = 8;
    private static final BigInteger MAPPED = BigInteger.valueOf(0xFFFF);

    /** Refuses what is no range, one whose address is not its lowest, and IPv4 in the guise of IPv6. */
    public static Network of(String text) {
        var slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        if (!RANGE.matcher(text).matches()) throw new Refused("discovery.range", text);
        var bits = address.indexOf(':') < 0 ? 32 : 128;
        var first = bits == 32 ? v4(address, text) : v6(address, text);
        var prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
        if (prefix > bits || (bits == 128 && first.shiftRight(32).equals(MAPPED)))
            throw new Refused("discovery.range", text);
        var lowest = first.shiftRight(bits - prefix).shiftLeft(bits - prefix);
        var network = new Network(lowest, bits, prefix);
        if (!lowest.equals(first)) throw new Refused("discovery.range-host-bits", text, network);
        return network;
    }

    public boolean covers(Network other) {
        return bits == other.bits
                && prefix <= other.prefix
                && other.first.shiftRight(bits - prefix).equals(first.shiftRight(bits - prefix));
    }

    /** How many hosts it may have: of IPv4 neither the first address, which names the network, nor the last, which is everybody's. */
    public BigInteger size() {
        return BigInteger.ONE.shiftLeft(bits - prefix).subtract(BigInteger.valueOf(hasBroadcast() ? 2 : 0));
    }

    /** The addresses of its hosts, in order. */
    public Stream<String> hosts() {
        var from = first.add(BigInteger.valueOf(hasBroadcast() ? 1 : 0));
        return LongStream.range(0, size().longValueExact())
                .mapToObj(offset -> text(from.add(BigInteger.valueOf(offset))));
    }

    private boolean hasBroadcast() {
        return bits == 32 && prefix < 31;
    }

    private String text(BigInteger address) {
        var width = bits == 32 ? 8 : 16;
        var parts = IntStream.rangeClosed(1, bits / width)
                .mapToObj(part -> address.shiftRight(bits - part * width).intValue() & ((1 << width) - 1))
                .map(part -> bits == 32 ? part.toString() : Integer.toHexString(part));
        return String.join(bits == 32 ? "." : ":", parts.toList());
    }

    private static BigInteger v4(String address, String range) {
        var octets = address.split("\\.", -1);
        var number = BigInteger.ZERO;
        for (var octet : octets) {
            if (octets.length != 4 || !OCTET.matcher(octet).matches() || Integer.parseInt(octet) > 255)
                throw new Refused("discovery.range", range);
            number = number.shiftLeft(8).or(BigInteger.valueOf(Integer.parseInt(octet)));
        }
        return number;
    }

    private static BigInteger v6(String address, String range) {
        var halves = address.split("::", -1);
        var groups = new ArrayList<>(groups(halves[0], range));
        var last = halves.length == 2 ? groups(halves[1], range) : List.<Integer>of();
        var missing = GROUPS - groups.size() - last.size();
        if (halves.length > 2 || (halves.length == 2 ? missing < 1 : missing != 0))
            throw new Refused("discovery.range", range);
        for (var i = 0; i < missing; i++) groups.add(0);
        groups.addAll(last);
        var number = BigInteger.ZERO;
        for (var group : groups) number = number.shiftLeft(16).or(BigInteger.valueOf(group));
        return number;
    }

    private static List<Integer> groups(String half, String range) {
        if (half.isEmpty()) return List.of();
        var groups = new ArrayList<Integer>();
        for (var group : half.split(":", -1)) {
            if (!GROUP.matcher(group).matches()) throw new Refused("discovery.range", range);
            groups.add(Integer.parseInt(group, 16));
        }
        return groups;
    }

    @Override
    public String toString() {
        return text(first) + "/" + prefix;
    }
}
