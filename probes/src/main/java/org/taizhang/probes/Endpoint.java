package org.taizhang.probes;

/**
 * Whom a connection is opened to.
 *
 * @param host in ASCII, an IPv6 address without brackets
 * @param shown how people are told of it
 */
public record Endpoint(String host, int port, String shown) {
    /** What {@code host:port} says, an IPv6 address in brackets. */
    static Endpoint of(String text) throws Failed {
        var address = Address.of("http://" + text.strip());
        if (!address.path().equals("/") || !text.strip().endsWith(":" + address.port()))
            throw new Failed("The address is not host:port");
        return of(address.host(), address.port());
    }

    static Endpoint of(String host, int port) {
        return new Endpoint(host, port, (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port);
    }

    /** What a host alone says, in ASCII; an IPv6 address with or without brackets. */
    public static String host(String text) throws Failed {
        var name = text.strip();
        var bare = name.indexOf(':') >= 0 && !name.startsWith("[");
        var address = Address.of("http://" + (bare ? "[" + name + "]" : name));
        if (!address.path().equals("/") || address.port() != 80 || (!bare && name.endsWith(":80")))
            throw new Failed("The address is not a host alone");
        return address.host();
    }
}
