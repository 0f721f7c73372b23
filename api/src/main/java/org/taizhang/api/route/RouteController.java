package org.taizhang.api.route;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.route.RouteCommand.*;
import org.taizhang.domain.route.RouteEvent;
import org.taizhang.domain.route.RouteEvent.Definition;
import org.taizhang.domain.route.RouteEvent.Reason;
import org.taizhang.projections.route.RouteView;

@RestController
@RequestMapping("/api/v1/routes")
class RouteController {
    private final Commands commands;
    private final Reads reads;
    private final Model<RouteEvent, RouteView> routes;

    RouteController(Commands commands, Reads reads, Model<RouteEvent, RouteView> routes) {
        this.commands = commands;
        this.reads = reads;
        this.routes = routes;
    }

    @PostMapping
    @Summary(zh = "建立通知路由", en = "Create a route")
    ResponseEntity<Receipt> create(@Valid @RequestBody Definition definition) {
        var id = commands.newId();
        return commands.create(id, new Create(id, definition));
    }

    @GetMapping
    @Summary(zh = "通知路由列表", en = "List routes")
    Slice<RouteView> list() {
        return reads.list(routes);
    }

    @GetMapping("/{route}")
    @Summary(zh = "查看通知路由，可回到任一时刻", en = "Get a route, also as of an instant")
    ResponseEntity<RouteView> get(@PathVariable UUID route, @RequestParam @Nullable Instant asOf) {
        return reads.get(routes, route, asOf);
    }

    @PutMapping("/{route}")
    @Summary(zh = "修订通知路由", en = "Revise a route")
    Receipt revise(@PathVariable UUID route, @Valid @RequestBody Definition definition) {
        return commands.send(route, new Revise(route, definition));
    }

    @PostMapping("/{route}/retirement")
    @Summary(zh = "停用通知路由", en = "Retire a route")
    Receipt retire(@PathVariable UUID route, @Valid @RequestBody Reason reason) {
        return commands.send(route, new Retire(route, reason));
    }
}
