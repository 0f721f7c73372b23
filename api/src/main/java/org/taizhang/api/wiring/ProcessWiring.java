package org.taizhang.api.wiring;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.taizhang.api.Settings;
import org.taizhang.api.incident.SecuritySettings;
import org.taizhang.api.web.Model;
import org.taizhang.domain.EmergencyTerms;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.Shelf;
import org.taizhang.domain.WorkCalendar;
import org.taizhang.domain.WorkingTime;
import org.taizhang.domain.account.LockPolicy;
import org.taizhang.domain.alert.Flapping;
import org.taizhang.domain.analysis.Compiler;
import org.taizhang.domain.backup.Rhythm;
import org.taizhang.domain.change.Calendar;
import org.taizhang.domain.change.ChangePolicy;
import org.taizhang.domain.disclosure.DisclosureDeadlines;
import org.taizhang.domain.discovery.Perimeter;
import org.taizhang.domain.document.Reviews;
import org.taizhang.domain.duty.OpenMatters;
import org.taizhang.domain.emergency.PlansInForce;
import org.taizhang.domain.evaluation.Indicators;
import org.taizhang.domain.incident.Grading;
import org.taizhang.domain.incident.Managers;
import org.taizhang.domain.incident.Pursuit;
import org.taizhang.domain.inspection.Frequency;
import org.taizhang.domain.mandate.ProcessTexts;
import org.taizhang.domain.manual.RevisionTime;
import org.taizhang.domain.nonconformity.Handling;
import org.taizhang.domain.notification.Head;
import org.taizhang.domain.notification.Pace;
import org.taizhang.domain.operation.Manuals;
import org.taizhang.domain.operation.ReviewTime;
import org.taizhang.domain.problem.Admission;
import org.taizhang.domain.problem.Changes;
import org.taizhang.domain.problem.ProblemTimes;
import org.taizhang.domain.publication.Reviewing;
import org.taizhang.domain.request.RequestPolicy;
import org.taizhang.domain.restore.Deadlines;
import org.taizhang.domain.restore.Media;
import org.taizhang.domain.run.FollowUp;
import org.taizhang.domain.staff.Rhythms;
import org.taizhang.domain.target.Upstream;
import org.taizhang.ledger.LedgerSource;
import org.taizhang.ledger.NamedJson;
import org.taizhang.projections.Projections;

/** Axon's own configuration, built by hand so that nothing is found on the class path that was not put here. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ProcessWiring {
    /** An aggregate is loaded from its snapshot and fewer events than these, however many it has. */
    private static final int SNAPSHOT_EVERY = 16;

    @Bean
    WorkingTime workingTime(Settings settings, WorkCalendar calendar) {
        var days = settings.workingDays();
        return new WorkingTime(
                settings.zone(),
                days.from(),
                days.to(),
                calendar.holidays(days.holidays(), days.workdays()),
                calendar.workdays(days.workdays(), days.holidays()));
    }

    @Bean
    ChangePolicy changePolicy(Settings settings) {
        var days = settings.workingDays();
        var changes = settings.changes();
        return new ChangePolicy(
                new WorkingTime(
                        settings.zone(), changes.daytimeFrom(), changes.daytimeTo(), days.holidays(), days.workdays()),
                changes.longestWindow(),
                changes.decideWithin(),
                changes.reviewWithin(),
                changes.reviewUrgentWithin(),
                changes.remindAfter());
    }

    @Bean
    RequestPolicy requestPolicy(Settings settings) {
        var requests = settings.requests();
        return new RequestPolicy(
                requests.reviewWithin(), requests.executeWithin(), requests.verifyWithin(), requests.remindAfter());
    }

    @Bean
    Grading grading(Settings settings, WorkingTime workingTime) {
        return new Grading(
                settings.incidents().priorities(),
                settings.incidents().targets(),
                workingTime,
                settings.incidents().urgeAfter());
    }

    @Bean
    Pursuit pursuit(Settings settings, SecuritySettings security, WorkingTime workingTime, Managers managers) {
        var incidents = settings.incidents();
        return new Pursuit(incidents.closure(), incidents.again(), workingTime, managers, security.rules());
    }

    @Bean
    ProblemTimes problemTimes(Settings settings, WorkingTime workingTime) {
        return new ProblemTimes(settings.problems().times(), settings.problems().again(), workingTime);
    }

    @Bean
    Admission admission(Settings settings) {
        var problems = settings.problems();
        return new Admission(problems.majorPriority(), problems.repeats(), problems.within());
    }

    @Bean
    EmergencyTerms emergencyTerms(Settings settings) {
        var terms = settings.emergencies();
        return new EmergencyTerms(
                settings.zone(),
                terms.evaluation(),
                terms.afterDrill(),
                terms.refiling(),
                terms.revision(),
                terms.verification(),
                terms.watch(),
                terms.watchLength(),
                terms.review());
    }

    @Bean
    LockPolicy lockPolicy(Settings settings) {
        return new LockPolicy(
                settings.security().failures(), settings.security().lock());
    }

    @Bean
    Flapping flapping(Settings settings) {
        var flapping = settings.alerts().flapping();
        return new Flapping(flapping.changes(), flapping.within(), flapping.quiet());
    }

    @Bean
    Reviews reviews(Settings settings) {
        return new Reviews(settings.documents().review(), settings.zone());
    }

    @Bean
    RevisionTime revisionTime(Settings settings) {
        return new RevisionTime(settings.operations().revision());
    }

    @Bean
    ReviewTime reviewTime(Settings settings) {
        return new ReviewTime(settings.operations().review());
    }

    @Bean
    Rhythms rhythms(Settings settings) {
        return new Rhythms(settings.zone(), settings.staff().all());
    }

    @Bean
    Configuration axon(
            CommandBus bus,
            EmbeddedEventStore store,
            LedgerSource source,
            NamedJson json,
            Grading grading,
            Rhythm rhythm,
            FollowUp followUp,
            Pursuit pursuit,
            Deadlines deadlines,
            Media media,
            ProcessTexts processTexts,
            LockPolicy lockPolicy,
            Flapping flapping,
            Frequency frequency,
            DisclosureDeadlines disclosureDeadlines,
            Handling handling,
            Reviewing reviewing,
            Indicators indicators,
            Perimeter perimeter,
            Upstream upstream,
            EmergencyTerms emergencyTerms,
            PlansInForce plansInForce,
            OpenMatters openMatters,
            ChangePolicy changePolicy,
            Calendar changeCalendar,
            RequestPolicy requestPolicy,
            Shelf shelf,
            ProblemTimes problemTimes,
            Changes changes,
            Reviews reviews,
            RevisionTime revisionTime,
            ReviewTime reviewTime,
            Manuals manuals,
            Rhythms rhythms,
            Compiler compiler,
            Pace pace,
            Head head,
            Projections projections,
            List<Model<?, ?>> models,
            TokenStore stateTokens,
            ScheduledExecutorService reactors,
            ExecutorService snapshots,
            AutowireCapableBeanFactory beans) {
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(axon -> json)
                .configureCommandBus(axon -> bus)
                .configureEventStore(axon -> store)
                .registerComponent(TokenStore.class, axon -> stateTokens)
                .registerComponent(Grading.class, axon -> grading)
                .registerComponent(Rhythm.class, axon -> rhythm)
                .registerComponent(FollowUp.class, axon -> followUp)
                .registerComponent(Pursuit.class, axon -> pursuit)
                .registerComponent(Deadlines.class, axon -> deadlines)
                .registerComponent(Media.class, axon -> media)
                .registerComponent(ProcessTexts.class, axon -> processTexts)
                .registerComponent(LockPolicy.class, axon -> lockPolicy)
                .registerComponent(Flapping.class, axon -> flapping)
                .registerComponent(Frequency.class, axon -> frequency)
                .registerComponent(DisclosureDeadlines.class, axon -> disclosureDeadlines)
                .registerComponent(Handling.class, axon -> handling)
                .registerComponent(Reviewing.class, axon -> reviewing)
                .registerComponent(Indicators.class, axon -> indicators)
                .registerComponent(Perimeter.class, axon -> perimeter)
                .registerComponent(Upstream.class, axon -> upstream)
                .registerComponent(EmergencyTerms.class, axon -> emergencyTerms)
                .registerComponent(PlansInForce.class, axon -> plansInForce)
                .registerComponent(OpenMatters.class, axon -> openMatters)
                .registerComponent(ChangePolicy.class, axon -> changePolicy)
                .registerComponent(Calendar.class, axon -> changeCalendar)
                .registerComponent(RequestPolicy.class, axon -> requestPolicy)
                .registerComponent(Shelf.class, axon -> shelf)
                .registerComponent(ProblemTimes.class, axon -> problemTimes)
                .registerComponent(Changes.class, axon -> changes)
                .registerComponent(Reviews.class, axon -> reviews)
                .registerComponent(RevisionTime.class, axon -> revisionTime)
                .registerComponent(ReviewTime.class, axon -> reviewTime)
                .registerComponent(Manuals.class, axon -> manuals)
                .registerComponent(Rhythms.class, axon -> rhythms)
                .registerComponent(Compiler.class, axon -> compiler)
                .registerComponent(Pace.class, axon -> pace)
                .registerComponent(Head.class, axon -> head);
        Capabilities.aggregates()
                .forEach(aggregate -> configurer.configureAggregate(snapshotted(aggregate, snapshots)));
        configurer.eventProcessing(processing -> {
            projections.register(processing, axon -> source);
            for (var type : Capabilities.reactions()) {
                var name = "reaction." + type.getSimpleName();
                var reaction = beans.createBean(type);
                startAtHead(name, stateTokens, source);
                processing
                        .registerPooledStreamingEventProcessor(
                                name,
                                axon -> source,
                                (axon, builder) -> builder.initialSegmentCount(1)
                                        .batchSize(batch(type))
                                        .coordinatorExecutor(reactors)
                                        .workerExecutor(reactors))
                        .registerListenerInvocationErrorHandler(name, axon -> PropagatingErrorHandler.instance())
                        .registerEventHandler(axon -> reaction)
                        .assignHandlerTypesMatching(name, type::equals);
            }
        });
        return configurer.buildConfiguration();
    }

    private static int batch(Class<? extends Reaction> type) {
        var batch = type.getAnnotation(Reaction.Batch.class);
        return batch == null ? 1 : batch.value();
    }

    /** Few threads for all reactions: what they do is to wait for a command, or, one of them and seldom, to erase. */
    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService reactors() {
        return Executors.newScheduledThreadPool(
                3, Thread.ofPlatform().daemon().name("reaction-", 0).factory());
    }

    private static <A> AggregateConfigurer<A> snapshotted(Class<A> aggregate, Executor snapshots) {
        return AggregateConfigurer.defaultConfiguration(aggregate)
                .configureSnapshotTrigger(axon ->
                        new EventCountSnapshotTriggerDefinition(later(axon.snapshotter(), snapshots), SNAPSHOT_EVERY));
    }

    /** Once the events are stored, and not while somebody waits for the answer to a command. */
    private static Snapshotter later(Snapshotter snapshotter, Executor snapshots) {
        return (type, id) -> {
            Runnable take = () -> snapshots.execute(() -> snapshotter.scheduleSnapshot(type, id));
            if (CurrentUnitOfWork.isStarted()) CurrentUnitOfWork.get().afterCommit(unit -> take.run());
            else take.run();
        };
    }

    /** One thread; a snapshot it has no time for is taken after the next events, for it only saves time. */
    @Bean(destroyMethod = "close")
    ExecutorService snapshots() {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(1_000),
                Thread.ofPlatform().daemon().name("snapshots").factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** A reaction new to this ledger answers for what comes, not for what was long before it. */
    private static void startAtHead(String processor, TokenStore tokens, LedgerSource source) {
        if (tokens.fetchSegments(processor).length == 0)
            tokens.initializeTokenSegments(processor, 1, source.createHeadToken());
    }

    /** Starts the processors when all else stands, and stops them first. */
    @Bean
    SmartLifecycle processors(Configuration axon) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                axon.start();
                running = true;
            }

            @Override
            public void stop() {
                axon.shutdown();
                running = false;
            }

            @Override
            public boolean isRunning() {
                return running;
            }

            @Override
            public int getPhase() {
                return 0;
            }
        };
    }
}
