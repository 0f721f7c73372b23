package org.taizhang.api.demo;

import static org.taizhang.api.demo.Fault.stopped;

import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.taizhang.api.WatchedSite;
import org.taizhang.probes.peer.Dnsmasq;
import org.taizhang.probes.peer.Haproxy;
import org.taizhang.probes.peer.Nginx;
import org.taizhang.probes.peer.Peer;
import org.taizhang.probes.peer.Rabbitmq;
import org.taizhang.probes.peer.Redis;

/** Name servers, balancers, middleware. */
final class Servers {
    private Servers() {}

    static Exhibit dns(Room room) throws Exception {
        var port = Peer.freePort();
        var right = room.daemon(() ->
                Dnsmasq.start(room.folder(), port, "--local=/example/", "--host-record=portal.example,192.0.2.10"));
        var check = """
                {"protocol": "dns", "type": "A", "expected": ["192.0.2.10"], "server": "127.0.0.1:%d"}""".formatted(port);
        return new Exhibit("base-service", "portal.example", check, stopped(right));
    }

    static Exhibit nginx(Room room) throws Exception {
        var port = Peer.freePort();
        var nginx = room.daemon(() -> Nginx.start(room.folder(), port));
        return new Exhibit(
                "middleware",
                "http://127.0.0.1:" + port + "/status",
                "{\"protocol\": \"nginx-status\"}",
                stopped(nginx));
    }

    /** One of two servers behind the balancer stops, then the balancer. */
    static Exhibit haproxy(Room room) throws Exception {
        var port = Peer.freePort();
        var server = room.keep(new WatchedSite());
        var other = room.keep(new WatchedSite());
        var lines = List.of(line("one", server), line("two", other));
        var haproxy = room.daemon(() -> Haproxy.start(room.folder(), port, lines));
        return new Exhibit(
                "network",
                "http://127.0.0.1:" + port + "/stats",
                "{\"protocol\": \"haproxy\"}",
                new Fault("一个后端停止 a backend stopped", "backend-down", server::stop, server::startAgain),
                stopped(haproxy));
    }

    private static String line(String name, WatchedSite site) {
        return name + " " + site.url().replaceAll("http://|/", "") + " check inter 200ms rise 1 fall 1";
    }

    /** Nine tenths of the connections are taken, then it stops. */
    static Exhibit redis(Room room) throws Exception {
        var port = Peer.freePort();
        var redis = room.daemon(() -> Redis.start(room.folder(), port));
        var taken = new ArrayList<Socket>();
        return new Exhibit(
                "database",
                "127.0.0.1:" + port,
                "{\"protocol\": \"redis\", \"credential\": \"%s\"}".formatted(room.credential("watch", Redis.SECRET)),
                new Fault(
                        "连接将用尽 connections nearly used up",
                        "database-sessions",
                        () -> {
                            for (var i = 0; i < 37; i++) taken.add(new Socket(InetAddress.getLoopbackAddress(), port));
                        },
                        () -> {
                            for (var socket : taken) socket.close();
                        }),
                stopped(redis));
    }

    static Exhibit rabbitmq(Room room) throws Exception {
        var port = Peer.freePort();
        var rabbitmq = room.daemon(() -> Rabbitmq.start(room.folder(), port));
        return new Exhibit(
                "middleware",
                "http://127.0.0.1:" + port,
                "{\"protocol\": \"rabbitmq\", \"credential\": \"%s\"}".formatted(room.credential("guest", "guest")),
                stopped(rabbitmq));
    }
}
