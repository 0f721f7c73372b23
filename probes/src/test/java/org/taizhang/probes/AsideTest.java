package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AsideTest {
    private final Aside aside = new Aside("aside", 1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();

    @AfterEach
    void release() {
        release.countDown();
    }

    @Test
    void answersFromAPlatformThread() throws Exception {
        assertThat(aside.call(() -> Thread.currentThread().isVirtual())).isFalse();
    }

    @Test
    void tellsWhatWentWrong() {
        assertThatThrownBy(() -> aside.call(() -> {
                    throw new Failed("It is bad");
                }))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(Failed.class);
    }

    @Test
    void aCallerLeavesWorkThatHangsAndWorkThatHasNotBegunIsNeverDone() throws Exception {
        var left = new LinkedBlockingQueue<String>();
        var hanging = caller("hanging", left);
        Eventually.holds("the work", () -> begun.get() == 1);
        var waiting = caller("waiting", left);
        Eventually.holds("the wait", () -> waiting.getState() == Thread.State.WAITING);

        waiting.interrupt();
        assertThat(Eventually.comes(left)).isEqualTo("waiting");
        hanging.interrupt();
        assertThat(Eventually.comes(left)).isEqualTo("hanging");

        release.countDown();
        assertThat(aside.call(begun::get)).isEqualTo(1);
    }

    private Thread caller(String name, LinkedBlockingQueue<String> left) {
        return Thread.ofVirtual().start(() -> {
            try {
                aside.call(() -> {
                    begun.incrementAndGet();
                    while (release.getCount() > 0) LockSupport.parkNanos(1_000_000);
                    return name;
                });
            } catch (InterruptedException e) {
                left.add(name);
            } catch (ExecutionException e) {
                left.add(name + " failed");
            }
        });
    }
}
