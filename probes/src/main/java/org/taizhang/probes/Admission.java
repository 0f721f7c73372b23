package org.taizhang.probes;

import java.io.IOException;

/** Lets a run begin only where the target's unit may use every credential that its check names. */
public final class Admission implements Probe {
    private final Credentials credentials;
    private final Probe then;

    public Admission(Credentials credentials, Probe then) {
        this.credentials = credentials;
        this.then = then;
    }

    @Override
    public void read(Watched target, Readings readings) throws IOException, InterruptedException {
        for (var reference : target.check().references()) credentials.admit(reference, target.unit());
        then.read(target, readings);
    }
}
