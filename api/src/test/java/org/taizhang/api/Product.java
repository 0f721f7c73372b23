package org.taizhang.api;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.taizhang.domain.Role;
import org.taizhang.domain.account.AccountEvent;

/** The product, running on a port of its own with data of its own. */
public final class Product implements AutoCloseable {
    static final String PASSWORD = "First-Light-2026";
    private static final AtomicInteger people = new AtomicInteger();

    private final ConfigurableApplicationContext context;
    private final int port;

    private Product(ConfigurableApplicationContext context) {
        this.context = context;
        this.port = ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    static Product start(Path data, String... properties) {
        var application = new SpringApplication(Application.class);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        var usual = Stream.of(
                "server.port=0",
                "taizhang.data=" + data,
                "taizhang.admin-password=" + PASSWORD,
                "taizhang.probes.spread=0s",
                "taizhang.probes.register-self=false",
                "taizhang.security.logins-per-minute=1000");
        var arguments = Stream.concat(usual, Arrays.stream(properties)).map(property -> "--" + property);
        return new Product(application.run(arguments.toArray(String[]::new)));
    }

    String url() {
        return "http://localhost:" + port;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Somebody who has not logged in. */
    Client anyone() {
        return new Client(url(), null, "");
    }

    /** The first administrator, who may create accounts and grant roles. */
    Client admin() {
        return logIn("admin", PASSWORD);
    }

    Client logIn(String name, String password) {
        var session = anyone().post("/api/v1/session", """
                {"name": "%s", "password": "%s"}""".formatted(name, password))
                .expect(200)
                .json();
        return new Client(url(), session.get("token").asString(), name);
    }

    /** Somebody new of the platform's unit, with these roles, logged in. */
    Client person(Role... roles) {
        return personOf("230000", roles);
    }

    Client personOf(String unit, Role... roles) {
        var name = "person" + people.incrementAndGet();
        var admin = admin();
        admin.post("/api/v1/accounts", """
                {"profile": {"name": "%s", "fullName": "%s", "unit": "%s"}, "password": "%s"}""".formatted(name, name.toUpperCase(Locale.ROOT), unit, PASSWORD))
                .expect(201);
        var account = account(name);
        for (var role : roles)
            admin.put("/api/v1/accounts/" + account + "/roles/" + role, null).expect(200);
        return logIn(name, PASSWORD);
    }

    static UUID account(String name) {
        return AccountEvent.id(name);
    }

    @Override
    public void close() {
        context.close();
    }
}
