package org.taizhang.probes;

import java.util.regex.Pattern;

/** A host and a port, as {@code host}, {@code host:port}, {@code [v6]:port} or with a scheme before and a path behind. */
record Place(String host, int port) {
    private static final Pattern FORM = Pattern.compile(
            "(?:[a-z][a-z0-9+.-]*+://)?(?:\\[([0-9A-Fa-f:.]+)]|([^\\s:/\\[\\]@]+))(?::(\\d{1,5}))?(?:/.*)?");

    static Place of(String address, int usual) throws Failed {
        var parts = FORM.matcher(address.strip());
        if (!parts.matches()) throw new Failed("This is no host with a port: " + address);
        var port = parts.group(3) == null ? usual : Integer.parseInt(parts.group(3));
        if (port < 1 || port > 65_535) throw new Failed("There is no port " + port);
        return new Place(parts.group(1) == null ? parts.group(2) : parts.group(1), port);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
