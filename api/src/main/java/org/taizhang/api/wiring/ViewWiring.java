package org.taizhang.api.wiring;

import java.time.Clock;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.taizhang.api.web.Idempotency;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.ProblemWriter;
import org.taizhang.domain.account.AccountEvent;
import org.taizhang.domain.alert.AlertEvent;
import org.taizhang.domain.credential.CredentialEvent;
import org.taizhang.domain.digest.DigestEvent;
import org.taizhang.domain.duty.DutyEvent;
import org.taizhang.domain.erasure.ErasureEvent;
import org.taizhang.domain.file.FileEvent;
import org.taizhang.domain.incident.IncidentEvent;
import org.taizhang.domain.notification.NotificationEvent;
import org.taizhang.domain.route.RouteEvent;
import org.taizhang.domain.rule.RuleEvent;
import org.taizhang.domain.source.SourceEvent;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.ledger.NamedJson;
import org.taizhang.projections.Projection;
import org.taizhang.projections.Projections;
import org.taizhang.projections.ReadModels;
import org.taizhang.projections.account.AccountView;
import org.taizhang.projections.alert.AlertView;
import org.taizhang.projections.audit.AuditView;
import org.taizhang.projections.credential.CredentialView;
import org.taizhang.projections.digest.DigestView;
import org.taizhang.projections.documents.Documents;
import org.taizhang.projections.due.DueView;
import org.taizhang.projections.duty.DutyView;
import org.taizhang.projections.duty.WatchView;
import org.taizhang.projections.erasure.ErasureView;
import org.taizhang.projections.file.FileView;
import org.taizhang.projections.incident.IncidentView;
import org.taizhang.projections.notice.NoticeView;
import org.taizhang.projections.notification.DeliveryView;
import org.taizhang.projections.route.RouteView;
import org.taizhang.projections.rule.RuleView;
import org.taizhang.projections.source.SourceView;
import org.taizhang.projections.target.TargetView;
import tools.jackson.databind.json.JsonMapper;

/** The read models, and what of the web layer leans on them. */
@Configuration(proxyBeanMethods = false)
class ViewWiring {
    @Bean(destroyMethod = "close")
    Projections projections(Documents viewDocuments, TokenStore viewTokens, JsonMapper json, NamedJson names) {
        return new Projections(viewDocuments, viewTokens, json, names::nameOf);
    }

    @Bean
    Model<TargetEvent, TargetView> targets(Projections projections) {
        return model(projections, ReadModels.TARGETS);
    }

    @Bean
    Model<RuleEvent, RuleView> rules(Projections projections) {
        return model(projections, ReadModels.RULES);
    }

    @Bean
    Model<AlertEvent, AlertView> alerts(Projections projections) {
        return model(projections, ReadModels.ALERTS);
    }

    @Bean
    Model<Object, NoticeView> notices(Projections projections) {
        return model(projections, ReadModels.NOTICES);
    }

    @Bean
    Model<IncidentEvent, IncidentView> incidents(Projections projections) {
        return model(projections, ReadModels.INCIDENTS);
    }

    @Bean
    Model<AccountEvent, AccountView> accounts(Projections projections) {
        return model(projections, ReadModels.ACCOUNTS);
    }

    @Bean
    Model<ErasureEvent, ErasureView> erasures(Projections projections) {
        return model(projections, ReadModels.ERASURES);
    }

    @Bean
    Model<CredentialEvent, CredentialView> credentialNames(Projections projections) {
        return model(projections, ReadModels.CREDENTIALS);
    }

    @Bean
    Model<DutyEvent, DutyView> duties(Projections projections) {
        return model(projections, ReadModels.DUTIES);
    }

    @Bean
    Model<DutyEvent, WatchView> watches(Projections projections) {
        return model(projections, ReadModels.WATCHES);
    }

    @Bean
    Model<RouteEvent, RouteView> routes(Projections projections) {
        return model(projections, ReadModels.ROUTES);
    }

    @Bean
    Model<NotificationEvent, DeliveryView> deliveries(Projections projections) {
        return model(projections, ReadModels.DELIVERIES);
    }

    @Bean
    Model<SourceEvent, SourceView> sources(Projections projections) {
        return model(projections, ReadModels.SOURCES);
    }

    @Bean
    Model<DigestEvent, DigestView> digests(Projections projections) {
        return model(projections, ReadModels.DIGESTS);
    }

    @Bean
    Model<FileEvent, FileView> files(Projections projections) {
        return model(projections, ReadModels.FILES);
    }

    @Bean
    Model<Object, DueView> due(Projections projections) {
        return model(projections, ReadModels.DUE);
    }

    @Bean
    Model<Object, AuditView> audit(Projections projections) {
        return model(projections, ReadModels.AUDIT);
    }

    private static <E, V> Model<E, V> model(Projections projections, Projection<E, V> projection) {
        return new Model<>(projection, projections.add(projection));
    }

    @Bean
    Idempotency idempotency(Documents stateDocuments, JsonMapper json, ProblemWriter problems, Clock clock) {
        return new Idempotency(stateDocuments, json, problems, clock);
    }
}
