package org.taizhang.ledger.bench;

import static org.taizhang.ledger.bench.Report.millis;
import static org.taizhang.ledger.bench.Report.number;
import static org.taizhang.ledger.bench.Report.ratio;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.taizhang.ledger.bench.Appends.Rate;
import org.taizhang.ledger.example.ExampleEvent;

/** Contenders that take turns, so that what disturbs the machine disturbs all; ratios are to the first of them. */
final class Versus {
    private final Options options;
    private final List<Contender> contenders;

    Versus(Options options, List<Contender> contenders) {
        this.options = options;
        this.contenders = contenders;
    }

    void appends(int... clients) throws Exception {
        var rows = new ArrayList<List<String>>();
        for (var count : clients) rows.addAll(appends(count));
        Report.table(List.of("appends of one event", "clients", "per second", "ratio", "p50", "p99"), rows);
    }

    private List<List<String>> appends(int clients) throws Exception {
        var load = new Appends(clients, options.clients(), options.round());
        var rates = new ArrayList<List<Rate>>();
        contenders.forEach(contender -> rates.add(new ArrayList<>()));
        for (var round = 0; round <= options.rounds(); round++)
            for (var i = 0; i < contenders.size(); i++) {
                var rate = load.to(contenders.get(i).engine(), "c" + clients + "-" + round);
                if (round > 0) rates.get(i).add(rate);
            }
        var rows = new ArrayList<List<String>>();
        var first = Rate.median(rates.getFirst());
        for (var i = 0; i < contenders.size(); i++) {
            var rate = Rate.median(rates.get(i));
            rows.add(List.of(
                    contenders.get(i).name(),
                    number(clients),
                    number(rate.perSecond()),
                    ratio(rate.perSecond() / first.perSecond()),
                    millis(rate.p50()),
                    millis(rate.p99())));
        }
        return rows;
    }

    /** Reads all events of stores that hold so many, with their payloads. */
    void replay(int events) {
        var rates = new ArrayList<List<Double>>();
        contenders.forEach(contender -> rates.add(new ArrayList<>()));
        for (var round = 0; round <= options.rounds(); round++)
            for (var i = 0; i < contenders.size(); i++) {
                var rate = replay(contenders.get(i).engine(), events);
                if (round > 0) rates.get(i).add(rate);
            }
        var rows = new ArrayList<List<String>>();
        var first = Median.of(rates.getFirst(), rate -> rate);
        for (var i = 0; i < contenders.size(); i++) {
            var rate = Median.of(rates.get(i), one -> one);
            rows.add(List.of(contenders.get(i).name(), number(events), number(rate), ratio(rate / first)));
        }
        Report.table(List.of("full replay with payloads", "events", "per second", "ratio"), rows);
    }

    private static double replay(EventStorageEngine engine, int events) {
        var start = System.nanoTime();
        var count = engine.readEvents(null, false)
                .filter(event -> event.getPayload() instanceof ExampleEvent)
                .count();
        if (count != events) throw new IllegalStateException(count + " events were replayed, not " + events);
        return count * 1e9 / (System.nanoTime() - start);
    }
}
