package org.taizhang.api.source;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.web.Summary;

@RestController
@RequestMapping("/api/v1/heartbeats")
class HeartbeatController {
    private final Senders senders;
    private final Beats beats;

    HeartbeatController(Senders senders, Beats beats) {
        this.senders = senders;
        this.beats = beats;
    }

    @PostMapping("/{token}")
    @PreAuthorize("hasRole('SOURCE')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Summary(zh = "心跳：来源所代表的对象报告自己仍在运行", en = "A sign of life of the target the source stands for")
    void beat(@PathVariable String token) {
        beats.beat(senders.current().target());
    }

    @GetMapping("/{token}")
    @PreAuthorize("hasRole('SOURCE')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Summary(zh = "心跳，供只会 GET 的程序使用", en = "A sign of life, for what can only GET")
    void beatByGet(@PathVariable String token) {
        beats.beat(senders.current().target());
    }
}
