package org.taizhang.probes;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a page is, ready for the wire and as lenient as a browser where sites are sloppy.
 *
 * @param host in ASCII, an IPv6 address without brackets
 * @param path with the query, percent-encoded, beginning with a slash
 */
record Address(boolean secure, String host, int port, String path) {
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*");
    private static final Pattern HOST = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*\\.?");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*(%[0-9a-z]+)?");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    static Address of(String text) throws Failed {
        return parse(bytes(text.strip()));
    }

    /** Where a redirect leads from here; the header as it came, one character for each byte. */
    Address to(String location) throws Failed {
        var text = location.strip();
        if (ABSOLUTE.matcher(text).matches()) return parse(text);
        if (text.startsWith("//")) return parse((secure ? "https:" : "http:") + text);
        var there = withoutFragment(text);
        var here = withoutQuery(path);
        if (there.isEmpty()) return this;
        if (there.startsWith("?")) return at(here + there);
        return at(there.startsWith("/") ? there : here.substring(0, here.lastIndexOf('/') + 1) + there);
    }

    boolean isOf(Address other) {
        return secure == other.secure && host.equals(other.host) && port == other.port;
    }

    Endpoint endpoint() {
        return new Endpoint(host, port, authority());
    }

    private Address at(String raw) throws Failed {
        return new Address(secure, host, port, path(raw));
    }

    /** Host and port as the Host header has them: the port where it is not the usual one. */
    String authority() {
        var name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port == (secure ? 443 : 80) ? name : name + ":" + port;
    }

    /** The address without its query, which may hold secrets. */
    String shown() {
        return (secure ? "https://" : "http://") + authority() + withoutQuery(path);
    }

    private static Address parse(String text) throws Failed {
        var colon = text.indexOf("://");
        var scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        var secure = scheme.equals("https");
        if (!secure && !scheme.equals("http")) throw new Failed("The address is neither http nor https");
        var rest = withoutFragment(text.substring(colon + 3));
        var end = 0;
        while (end < rest.length() && "/?\\".indexOf(rest.charAt(end)) < 0) end++;
        var authority = rest.substring(0, end);
        if (authority.indexOf('@') >= 0) throw new Failed("The address holds a user name, which is refused");
        var bracket = authority.lastIndexOf(']');
        var portAt = authority.indexOf(':', bracket + 1);
        var name = portAt < 0 ? authority : authority.substring(0, portAt);
        var port = portAt < 0 ? "" : authority.substring(portAt + 1);
        return new Address(
                secure, bracket < 0 ? host(name) : ipv6(name), port(port, secure), path(rest.substring(end)));
    }

    private static String host(String name) throws Failed {
        try {
            var utf8 = new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            var host = IDN.toASCII(utf8, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            if (HOST.matcher(host).matches()) return host;
        } catch (IllegalArgumentException e) {
            // Falls through: no host.
        }
        throw new Failed("The address has no valid host name");
    }

    private static String ipv6(String name) throws Failed {
        if (!name.startsWith("[") || !name.endsWith("]")) throw new Failed("The address has no valid host name");
        var host = name.substring(1, name.length() - 1).toLowerCase(Locale.ROOT);
        if (!IPV6.matcher(host).matches()) throw new Failed("The address has no valid IPv6 address");
        return host;
    }

    private static int port(String text, boolean secure) throws Failed {
        if (text.isEmpty()) return secure ? 443 : 80;
        var port = PORT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) throw new Failed("The address has no valid port");
        return port;
    }

    /** Resolves dot segments and encodes what may not stand in a request line. */
    private static String path(String raw) throws Failed {
        var query = raw.indexOf('?');
        var before = query < 0 ? raw : raw.substring(0, query);
        var segments = new ArrayDeque<String>();
        var last = "";
        for (var segment :
                before.replace('\\', '/').substring(before.isEmpty() ? 0 : 1).split("/", -1)) {
            last = segment;
            if (segment.equals("..")) segments.pollLast();
            else if (!segment.equals(".")) segments.addLast(segment);
        }
        if (last.equals(".") || last.equals("..")) segments.addLast("");
        var path = "/" + String.join("/", segments);
        return encoded(query < 0 ? path : path + raw.substring(query));
    }

    private static String encoded(String text) throws Failed {
        var encoded = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ' || c == 0x7f) throw new Failed("The address holds control characters");
            if (c > '~' || " \"<>\\^`{|}".indexOf(c) >= 0)
                encoded.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            else encoded.append(c);
        }
        return encoded.toString();
    }

    private static String withoutQuery(String path) {
        var query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private static String withoutFragment(String text) {
        var fragment = text.indexOf('#');
        return fragment < 0 ? text : text.substring(0, fragment);
    }

    /** One character for each byte, as in a header. */
    static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
