package org.taizhang.api;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.stereotype.Component;
import org.taizhang.api.account.Secrets;
import org.taizhang.api.web.Commands;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Ids;
import org.taizhang.domain.account.AccountCommand;
import org.taizhang.domain.account.AccountEvent;
import org.taizhang.domain.account.AccountEvent.Profile;
import org.taizhang.domain.target.Check;
import org.taizhang.domain.target.TargetCommand.Register;
import org.taizhang.domain.target.TargetEvent.Definition;
import org.taizhang.ledger.CommitLog;

/**
 * Says where to look; and on a ledger without any event makes the first administrator, whose password is shown this once,
 * and registers the machine and the product's own page to be watched.
 */
@Component
class FirstStart implements ApplicationRunner {
    private static final String ADMINISTRATOR = "admin";
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 20;

    private final Settings settings;
    private final CommitLog log;
    private final Commands commands;
    private final Secrets secrets;
    private final WebServerApplicationContext web;

    FirstStart(Settings settings, CommitLog log, Commands commands, Secrets secrets, WebServerApplicationContext web) {
        this.settings = settings;
        this.log = log;
        this.commands = commands;
        this.secrets = secrets;
        this.web = web;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var port = web.getWebServer() == null ? 0 : web.getWebServer().getPort();
        var first = log.lastSequence(AccountEvent.id(ADMINISTRATOR).toString()).isEmpty();
        var password = first ? createAdministrator() : null;
        if (first && settings.probes().registerSelf()) registerSelf(port);
        var preset = settings.adminPassword() != null;
        announce(port, first, preset ? null : password);
    }

    private String createAdministrator() {
        var preset = settings.adminPassword();
        var password = preset == null ? random() : preset;
        var id = AccountEvent.id(ADMINISTRATOR);
        var self = Actor.system("FirstStart", settings.unit());
        var profile = new Profile(ADMINISTRATOR, "初始管理员 Initial administrator", settings.unit(), null);
        commands.send(id, new AccountCommand.CreateFirst(id, profile, secrets.keepUnchecked(password)), self);
        return password;
    }

    private void registerSelf(int port) {
        register("host", hostDefinition());
        register("health", pageDefinition(port));
    }

    private void register(String what, Definition definition) {
        var id = Ids.of("self", what, settings.unit());
        commands.send(id, new Register(id, definition), Actor.system("FirstStart", settings.unit()));
    }

    /** By the rules of its kind, as any target that names none. */
    private Definition hostDefinition() {
        return Definition.of(
                "host",
                "本机 This host",
                settings.unit(),
                "localhost",
                ADMINISTRATOR,
                new Check.Host(),
                Duration.ofSeconds(10),
                null,
                List.of(),
                List.of());
    }

    private Definition pageDefinition(int port) {
        return Definition.of(
                "website",
                "台账自身 Taizhang itself",
                settings.unit(),
                "http://localhost:" + port + "/actuator/health/liveness",
                ADMINISTRATOR,
                new Check.Http("UP", null),
                Duration.ofSeconds(10),
                null,
                List.of(),
                List.of());
    }

    private void announce(int port, boolean first, @Nullable String password) {
        var base = "http://localhost:" + port;
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("  台账 Taizhang " + (first ? "首次启动 first start" : "已启动 started"));
        lines.add("  页面 Console    " + base + "/");
        lines.add("  接口 API docs   " + base + "/docs");
        lines.add("  数据 Data       " + settings.data().toAbsolutePath());
        if (first) lines.add("  账号 Account    " + ADMINISTRATOR);
        if (password != null) {
            lines.add("  口令 Password   " + password);
            lines.add("  口令仅显示这一次，请妥善保存并尽快修改。Shown only this once: keep it, and change it soon.");
        }
        lines.add("");
        show(String.join(System.lineSeparator(), lines));
    }

    /** To the console and not to the log, which is kept and sent elsewhere. */
    @SuppressWarnings("SystemOut")
    private static void show(String text) {
        System.out.println(text);
    }

    private static String random() {
        var random = new SecureRandom();
        var password = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        return password.toString();
    }
}
