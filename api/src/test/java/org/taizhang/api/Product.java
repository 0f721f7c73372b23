package org.taizhang.api;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;
import org.taizhang.api.web.Model;
import org.taizhang.domain.Role;
import org.taizhang.domain.account.AccountEvent;

/** The product, running on a port of its own with data of its own. */
public final class Product implements AutoCloseable {
    public static final String PASSWORD = "First-Light-2026";
    private static final AtomicInteger people = new AtomicInteger();

    private final ConfigurableApplicationContext context;
    private final int port;
    private @Nullable Client keeper;

    private Product(ConfigurableApplicationContext context) {
        this.context = context;
        this.port = ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    public static Product start(Path data, String... properties) {
        return start(data, Clock.systemUTC(), properties);
    }

    /** At the time that the clock says; the ledger's own times stay those of the machine. */
    public static Product start(Path data, Clock clock, String... properties) {
        var application = new SpringApplication(Application.class);
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("testClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)));
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        return new Product(application.run(arguments(data, properties)));
    }

    /** The usual settings, and those of the test in their place. */
    static String[] arguments(Path data, String... properties) {
        var settings = new LinkedHashMap<String, String>();
        var usual = Stream.of(
                "server.port=0",
                "taizhang.data=" + data,
                "taizhang.admin-password=" + PASSWORD,
                "taizhang.probes.spread=0s",
                "taizhang.probes.register-self=false",
                "taizhang.security.logins-per-minute=1000");
        Stream.concat(usual, Arrays.stream(properties))
                .map(property -> property.split("=", 2))
                .forEach(pair -> settings.put(pair[0], pair[1]));
        return settings.entrySet().stream().map(pair -> "--" + pair).toArray(String[]::new);
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    /** Somebody who has not logged in. */
    Client anyone() {
        return new Client(url(), null, "");
    }

    /** The first administrator, who may create accounts and grant roles. */
    public Client admin() {
        return logIn("admin", PASSWORD);
    }

    /** The administrator's session as long as it lasts, since every login costs a hash. */
    private synchronized Client keeper() {
        if (keeper == null || keeper.get("/api/v1/session").status() != 200) keeper = admin();
        return keeper;
    }

    Client logIn(String name, String password) {
        var session = anyone().post("/api/v1/session", """
                {"name": "%s", "password": "%s"}""".formatted(name, password))
                .expect(200)
                .json();
        return new Client(url(), session.get("token").asString(), name);
    }

    /** Somebody new of the platform's unit, with these roles, logged in. */
    public Client person(Role... roles) {
        return personOf("230000", roles);
    }

    Client personOf(String unit, Role... roles) {
        var name = "person" + people.incrementAndGet();
        var admin = keeper();
        admin.post("/api/v1/accounts", """
                {"profile": {"name": "%s", "fullName": "%s", "unit": "%s"}, "password": "%s"}""".formatted(name, name.toUpperCase(Locale.ROOT), unit, PASSWORD))
                .expect(201);
        var account = account(name);
        for (var role : roles)
            admin.put("/api/v1/accounts/" + account + "/roles/" + role, null).expect(200);
        return logIn(name, PASSWORD);
    }

    /** Every read model. */
    List<Model<?, ?>> models() {
        return context.getBeanProvider(ResolvableType.forClass(Model.class)).stream()
                .<Model<?, ?>>map(model -> (Model<?, ?>) model)
                .toList();
    }

    public static UUID account(String name) {
        return AccountEvent.id(name);
    }

    @Override
    public void close() {
        context.close();
    }
}
