package org.taizhang.api.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseCookie.ResponseCookieBuilder;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.web.Caller;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Role;
import org.taizhang.domain.account.AccountCommand.ChangePassword;

@RestController
@RequestMapping("/api/v1/session")
class SessionController {
    private final Entrance entrance;
    private final Secrets secrets;
    private final Sessions sessions;
    private final Commands commands;

    record Login(
            @NotBlank @Size(max = 64) String name,
            @NotBlank @Size(max = 200) String password) {
        @Override
        public String toString() {
            return "Login of " + name;
        }
    }

    record PasswordChange(
            @NotBlank @Size(max = 200) String password,
            @NotBlank @Size(max = 200) String newPassword) {
        @Override
        public String toString() {
            return "A new password";
        }
    }

    /** @param token for the {@code Authorization: Bearer} header */
    record Session(String token, Instant endsAt, Me account) {
        @Override
        public String toString() {
            return "Session of " + account.name();
        }
    }

    record Me(String name, String fullName, String unit, Set<Role> roles) {
        static Me of(Actor actor) {
            return new Me(actor.id(), actor.name(), actor.unit(), actor.roles());
        }
    }

    SessionController(Entrance entrance, Secrets secrets, Sessions sessions, Commands commands) {
        this.entrance = entrance;
        this.secrets = secrets;
        this.sessions = sessions;
        this.commands = commands;
    }

    @PostMapping
    @Summary(zh = "登录", en = "Log in")
    ResponseEntity<Session> open(@Valid @RequestBody Login login, HttpServletRequest request) {
        var opened = entrance.open(login.name(), login.password(), request.getRemoteAddr());
        var actor = entrance.actor(opened.token(), request.getRemoteAddr()).orElseThrow();
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.SET_COOKIE,
                        cookie(opened.token(), request).build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new Session(opened.token(), opened.endsAt(), Me.of(actor)));
    }

    @GetMapping
    @Summary(zh = "当前登录人", en = "Who is logged in")
    Me get() {
        return Me.of(Caller.current());
    }

    @DeleteMapping
    @Summary(zh = "退出登录", en = "Log out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> close(HttpServletRequest request) {
        SessionFilter.token(request).ifPresent(token -> entrance.close(token, Caller.current()));
        var gone = cookie("", request).maxAge(Duration.ZERO).build().toString();
        return ResponseEntity.noContent().header(HttpHeaders.SET_COOKIE, gone).build();
    }

    @PutMapping("/password")
    @Summary(zh = "修改本人口令，其他会话随之结束", en = "Change one's own password; every session ends")
    Receipt changePassword(@Valid @RequestBody PasswordChange change, HttpServletRequest request) {
        var me = entrance.verify(Caller.current().id(), change.password(), request.getRemoteAddr());
        var credential = secrets.keep(me.profile().name(), change.newPassword());
        var receipt = secrets.forgottenUnless(
                credential, () -> commands.send(me.id(), new ChangePassword(me.id(), credential)));
        sessions.endAll(me.profile().name());
        secrets.forget(me.credential());
        return receipt;
    }

    private static ResponseCookieBuilder cookie(String token, HttpServletRequest request) {
        return ResponseCookie.from(SessionFilter.COOKIE, token)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/");
    }
}
