package org.taizhang.domain.discovery;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.taizhang.domain.Refused;

/**
 * Where may be looked: only where whoever runs the platform said so.
 *
 * @param ranges none at first
 * @param most addresses of one request
 */
public record Perimeter(List<Network> ranges, int most) {
    /** The perimeter of ranges in CIDR notation, which all must be some. */
    public static Perimeter of(List<String> ranges, int most) {
        return new Perimeter(ranges.stream().map(Network::of).toList(), most);
    }

    /** The ranges asked for, none within another; refuses what lies outside or is too much. */
    public List<Network> admit(List<String> asked) {
        if (ranges.isEmpty()) throw new Refused("discovery.nowhere");
        var admitted = new ArrayList<Network>();
        for (var text : asked) {
            var range = Network.of(text);
            if (ranges.stream().noneMatch(known -> known.covers(range))) throw new Refused("discovery.outside", text);
            if (admitted.stream().anyMatch(other -> other.covers(range))) continue;
            admitted.removeIf(range::covers);
            admitted.add(range);
        }
        var size = admitted.stream().map(Network::size).reduce(BigInteger.ZERO, BigInteger::add);
        if (size.compareTo(BigInteger.valueOf(most)) > 0) throw new Refused("discovery.too-many", size, most);
        return List.copyOf(admitted);
    }
}
