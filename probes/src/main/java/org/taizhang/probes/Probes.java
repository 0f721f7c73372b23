package org.taizhang.probes;

import java.io.IOException;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.contract.DataInterfaceProbe;
import org.taizhang.probes.contract.DataQueryProbe;
import org.taizhang.probes.database.DatabaseProbe;
import org.taizhang.probes.database.MongodbProbe;
import org.taizhang.probes.database.RedisProbe;
import org.taizhang.probes.ipmi.IpmiProbe;
import org.taizhang.probes.log.LogFileProbe;
import org.taizhang.probes.log.SyslogProbe;
import org.taizhang.probes.middleware.ActuatorProbe;
import org.taizhang.probes.middleware.HaproxyProbe;
import org.taizhang.probes.middleware.JmxProbe;
import org.taizhang.probes.middleware.JolokiaProbe;
import org.taizhang.probes.middleware.NginxStatusProbe;
import org.taizhang.probes.middleware.RabbitmqProbe;
import org.taizhang.probes.prometheus.PrometheusProbe;
import org.taizhang.probes.redfish.RedfishProbe;
import org.taizhang.probes.snmp.SnmpProbe;

/** The probe of every protocol: a new kind of check does not compile without one. */
public record Probes(
        HttpProbe http,
        HostProbe host,
        HeartbeatProbe heartbeat,
        PrometheusProbe prometheus,
        HaproxyProbe haproxy,
        NginxStatusProbe nginx,
        RabbitmqProbe rabbitmq,
        TcpProbe tcp,
        TlsProbe tls,
        IcmpProbe icmp,
        DnsProbe dns,
        TransactionProbe transaction,
        AppProbe app,
        SnmpProbe snmp,
        IpmiProbe ipmi,
        RedfishProbe redfish,
        SshProbe ssh,
        ExecProbe exec,
        JmxProbe jmx,
        JolokiaProbe jolokia,
        ActuatorProbe actuator,
        DatabaseProbe database,
        RedisProbe redis,
        MongodbProbe mongodb,
        DataInterfaceProbe dataInterface,
        DataQueryProbe dataQuery,
        LogFileProbe logFile,
        SyslogProbe syslog)
        implements Probe {

    @Override
    public void read(Watched target, Readings readings) throws IOException, InterruptedException {
        switch (target.check()) {
            case Check.Http page -> http.read(target, page, readings);
            case Check.Host machine -> host.read(readings);
            case Check.Heartbeat signs -> heartbeat.read(target, signs, readings);
            case Check.Prometheus exporter -> prometheus.read(target, exporter, readings);
            case Check.Haproxy balancer -> haproxy.read(target, balancer, readings);
            case Check.NginxStatus server -> nginx.read(target, server, readings);
            case Check.Rabbitmq broker -> rabbitmq.read(target, broker, readings);
            case Check.Tcp port -> tcp.read(target, port, readings);
            case Check.Tls port -> tls.read(target, port, readings);
            case Check.Icmp echo -> icmp.read(target, echo, readings);
            case Check.Dns name -> dns.read(target, name, readings);
            case Check.Transaction visit -> transaction.read(target, visit, readings);
            case Check.App download -> app.read(target, download, readings);
            case Check.Snmp agent -> snmp.read(target, agent, readings);
            case Check.Ipmi controller -> ipmi.read(target, controller, readings);
            case Check.Redfish controller -> redfish.read(target, controller, readings);
            case Check.Ssh machine -> ssh.read(target, machine, readings);
            case Check.Exec program -> exec.read(target, program, readings);
            case Check.Jmx beans -> jmx.read(target, beans, readings);
            case Check.Jolokia agent -> jolokia.read(target, agent, readings);
            case Check.Actuator application -> actuator.read(target, application, readings);
            case Check.Database server -> database.read(target, server, readings);
            case Check.Redis server -> redis.read(target, server, readings);
            case Check.Mongodb server -> mongodb.read(target, server, readings);
            case Check.DataInterface given -> dataInterface.read(target, given, readings);
            case Check.DataQuery query -> dataQuery.read(target, query, readings);
            case Check.LogFile log -> logFile.read(target, log, readings);
            case Check.Syslog source -> syslog.read(target, source, readings);
        }
    }
}
