package org.taizhang.api.account;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.taizhang.api.Settings;
import org.taizhang.api.source.SourceFilter;
import org.taizhang.api.web.BodyLimit;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Idempotency;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.ProblemWriter;
import org.taizhang.domain.account.AccountEvent;
import org.taizhang.ledger.CommitLog;
import org.taizhang.projections.account.AccountView;
import org.taizhang.projections.documents.Documents;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is reachable by whom: without a session only liveness, readiness, the login, and of the ledger what commits to it
 * and tells nothing of it: checkpoints, tiles of hashes, public keys.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityWiring {
    private static final String CONTENT =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

    private static final String[] COMMITMENTS = {
        "/api/v1/ledger/checkpoint",
        "/api/v1/ledger/keys",
        "/api/v1/ledger/tile/{level:\\d+}/**",
        "/api/v1/ledger/sm3/checkpoint",
        "/api/v1/ledger/sm3/tile/{level:\\d+}/**"
    };

    @Bean
    Secrets secrets(Documents stateDocuments, JsonMapper json, Settings settings) {
        return new Secrets(stateDocuments, json, settings);
    }

    @Bean
    Sessions sessions(Documents stateDocuments, JsonMapper json, Settings settings, Clock clock) {
        return new Sessions(stateDocuments, json, settings, clock);
    }

    @Bean
    Entrance entrance(
            Model<AccountEvent, AccountView> accounts,
            Secrets secrets,
            Sessions sessions,
            Commands commands,
            CommitLog log,
            Settings settings,
            Clock clock) {
        return new Entrance(accounts, secrets, sessions, commands, log, settings, clock);
    }

    @Bean
    SecurityFilterChain filters(
            HttpSecurity http,
            Entrance entrance,
            SourceFilter sources,
            Idempotency idempotency,
            ProblemWriter problems,
            Clock clock)
            throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/health/liveness", "/actuator/health/readiness")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/", "/index.html", "/console/**", "/favicon.ico")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/v1/session")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/-/healthy", "/-/ready")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, COMMITMENTS)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, why) -> {
                            if (isAPersonsPage(request)) response.sendRedirect("/");
                            else problems.write(response, HttpStatus.UNAUTHORIZED, "unauthenticated", List.of());
                        })
                        .accessDeniedHandler((request, response, why) ->
                                problems.write(response, HttpStatus.FORBIDDEN, "forbidden", List.of())))
                .addFilterBefore(new PasswordFilter(entrance, clock), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new SessionFilter(entrance), AnonymousAuthenticationFilter.class)
                .addFilterBefore(sources, AnonymousAuthenticationFilter.class)
                .addFilterBefore(new BodyLimit(problems), AuthorizationFilter.class)
                .addFilterAfter(idempotency, AuthorizationFilter.class)
                .build();
    }

    /** Whoever opens the API's documentation in a browser is shown the way in. */
    private static boolean isAPersonsPage(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return accept != null
                && accept.contains("text/html")
                && !request.getRequestURI().startsWith("/api/");
    }

    /** Spring Boot would otherwise make an account of its own, with a password in the log. */
    @Bean
    UserDetailsService nobody() {
        return name -> {
            throw new UsernameNotFoundException("Accounts are in the ledger");
        };
    }
}
