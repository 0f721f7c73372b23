package org.taizhang.domain.target;

import java.net.URI;
import java.util.regex.Pattern;
import org.taizhang.domain.Refused;

/** What an address must look like for a check to make use of it. */
final class Addresses {
    private static final String NAME = "\\[[0-9A-Fa-f:.]+(?:%[0-9A-Za-z]+)?]|[^\\s:/?#@\\[\\]]+";
    private static final Pattern HOST = Pattern.compile(NAME + "|[0-9A-Fa-f]*:[0-9A-Fa-f:.]+");
    private static final Pattern HOST_AND_PORT = Pattern.compile("(?:" + NAME + "):(\\d{1,5})");

    private Addresses() {}

    static void refuseUnfit(Check check, String address) {
        switch (check) {
            case Check.Http page -> refuseUnless(isWeb(address), "target.address");
            case Check.Prometheus page -> refuseUnless(isWeb(address), "target.address");
            case Check.Haproxy page -> refuseUnless(isWeb(address), "target.address");
            case Check.NginxStatus page -> refuseUnless(isWeb(address), "target.address");
            case Check.Rabbitmq page -> refuseUnless(isWeb(address), "target.address");
            case Check.Jolokia page -> refuseUnless(isWeb(address), "target.address");
            case Check.Actuator page -> refuseUnless(isWeb(address), "target.address");
            case Check.App page -> refuseUnless(isWeb(address), "target.address");
            case Check.Transaction site -> refuseUnless(isWeb(address), "target.address");
            case Check.Redfish page -> refuseUnless(isWeb(address), "target.address");
            case Check.Tcp port -> refuseUnless(isHostAndPort(address), "target.address-host-port");
            case Check.Tls port -> refuseUnless(isHostAndPort(address), "target.address-host-port");
            case Check.DataInterface page -> refuseUnless(isWeb(address), "target.address");
            case Check.DataQuery query -> {
                refuseUnless(DataAddresses.isJdbc(address), "target.address-jdbc");
                refuseUnless(Select.isOne(query.select()), "target.select");
            }
            case Check.Jmx port -> refuseUnless(isHostAndPort(address), "target.address-host-port");
            case Check.Redis port -> refuseUnless(isHostAndPort(address), "target.address-host-port");
            case Check.Database server -> refuseUnless(DataAddresses.isJdbc(address), "target.address-jdbc");
            case Check.Mongodb server -> refuseUnless(DataAddresses.isMongodb(address), "target.address-mongodb");
            case Check.Icmp echo -> refuseUnless(HOST.matcher(address).matches(), "target.address-host");
            case Check.Dns name -> refuseUnless(HOST.matcher(address).matches(), "target.address-host");
            case Check.Snmp agent -> refuseUnless(HOST.matcher(address).matches(), "target.address-host");
            case Check.Ipmi controller -> refuseUnless(HOST.matcher(address).matches(), "target.address-host");
            case Check.Ssh machine ->
                refuseUnless(isHostAndPort(address) || HOST.matcher(address).matches(), "target.address-host");
            case Check.Exec program -> {}
            case Check.Syslog source -> {
                refuseUnless(HOST.matcher(address).matches(), "target.address-host");
                refuseUnless(source.app() != null || !address.equals(Check.Syslog.ANY_SOURCE), "target.syslog-app");
                LogPattern.refuseUnfit(source.patterns());
            }
            case Check.LogFile log -> {
                refuseUnless(address.startsWith("/"), "target.address-file");
                LogPattern.refuseUnfit(log.patterns());
            }
            case Check.Host machine -> {}
            case Check.Heartbeat signs -> {}
        }
    }

    private static void refuseUnless(boolean isFit, String code) {
        if (!isFit) throw new Refused(code);
    }

    private static boolean isHostAndPort(String address) {
        var parts = HOST_AND_PORT.matcher(address);
        if (!parts.matches()) return false;
        var port = Integer.parseInt(parts.group(1));
        return port >= 1 && port <= 65_535;
    }

    private static boolean isWeb(String address) {
        try {
            var uri = URI.create(address);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getRawAuthority() != null
                    && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
