package org.taizhang.api.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.taizhang.api.Settings;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Problem;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Role;
import org.taizhang.domain.account.AccountCommand;
import org.taizhang.domain.account.AccountEvent;
import org.taizhang.ledger.CommitLog;
import org.taizhang.projections.account.AccountView;

/** Where people come in: every attempt is judged alike, recorded, and throttled by account and by address. */
public final class Entrance {
    private static final Duration CATCHING_UP = Duration.ofSeconds(5);

    private final Model<AccountEvent, AccountView> accounts;
    private final Secrets secrets;
    private final Sessions sessions;
    private final Commands commands;
    private final CommitLog log;
    private final Throttle throttle;
    private final Clock clock;
    private final String unit;

    Entrance(
            Model<AccountEvent, AccountView> accounts,
            Secrets secrets,
            Sessions sessions,
            Commands commands,
            CommitLog log,
            Settings settings,
            Clock clock) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.sessions = sessions;
        this.commands = commands;
        this.log = log;
        this.throttle = new Throttle(settings.security().loginsPerMinute(), clock);
        this.clock = clock;
        this.unit = settings.unit();
    }

    /** A session for who knows the password; one and the same refusal for all who do not. */
    Sessions.Opened open(String name, String password, String address) {
        var known = verify(name, password, address);
        try {
            commands.send(known.id(), new AccountCommand.NoteLogin(known.id()), self(actor(known, address)));
        } catch (Refused barredMeanwhile) {
            throw new Problem(HttpStatus.UNAUTHORIZED, "login-barred");
        }
        return sessions.open(known.profile().name());
    }

    /** The actor of a live session. */
    Optional<Actor> actor(String token, String address) {
        return sessions.use(token).flatMap(this::account).filter(this::isIn).map(account -> actor(account, address));
    }

    /** The actor of an account that may come in, whose password was right a short while ago. */
    Optional<Actor> known(String name, String address) {
        return account(name).filter(this::isIn).map(account -> actor(account, address));
    }

    /** Whether the session has not ended; asking does not count as using it. */
    boolean isLive(String token) {
        return sessions.account(token).flatMap(this::account).filter(this::isIn).isPresent();
    }

    void close(String token, Actor actor) {
        sessions.end(token);
        var account = AccountEvent.id(actor.id());
        commands.send(account, new AccountCommand.NoteLogout(account), self(actor));
    }

    /** The account of who knows the password. */
    AccountView verify(String name, String password, String address) {
        if (!throttle.admits(address)) throw new Problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-logins");
        accounts.view().await(log.head() - 1, CATCHING_UP);
        var account = account(name);
        if (account.isEmpty()) {
            secrets.verifyNobody(password);
            throw new Problem(HttpStatus.UNAUTHORIZED, "login-failed");
        }
        var known = account.get();
        if (!secrets.verify(known.credential(), password)) {
            commands.send(known.id(), new AccountCommand.NoteFailure(known.id()), self(actor(known, address)));
            throw new Problem(HttpStatus.UNAUTHORIZED, "login-failed");
        }
        throttle.forgives(address);
        if (!known.mayLogIn(clock.instant())) throw new Problem(HttpStatus.UNAUTHORIZED, "login-barred");
        return known;
    }

    static Actor actor(AccountView account, String address) {
        var profile = account.profile();
        return new Actor(profile.name(), profile.fullName(), account.roles(), account.unit(), address);
    }

    /** What the product records of an account's coming and going, under the account's own name. */
    private Actor self(Actor who) {
        return new Actor(who.id(), who.name(), Set.of(Role.SYSTEM), unit, who.address());
    }

    private boolean isIn(AccountView account) {
        return !account.disabled();
    }

    private Optional<AccountView> account(String name) {
        return accounts.view().everything().get(AccountEvent.id(name));
    }
}
