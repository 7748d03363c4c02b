package dev.corpusmill.store.milvus;

import dev.corpusmill.api.model.FailureKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The error codes of Milvus servers, and what each of them means for the caller. */
final class MilvusCodes {
    /*
     * Those of pkg/util/merr of Milvus 2.4 to 2.6, with its names. TRANSIENT is more than what Milvus calls retriable: a
     * node, a channel or a segment that is not there now is there again when the cluster has moved it, and repetitions are
     * bounded. REJECTED is only what speaks of the request itself, because it costs a document: of a full disk or a
     * missing collection no document is guilty.
     */
    private static final String TABLE = """
            1     TRANSIENT   service not ready
            2     TRANSIENT   service unavailable
            3     OVERLOADED  memory limit exceeded
            4     OVERLOADED  too many requests
            5     TRANSIENT   service internal error
            6     FATAL       cross cluster routing
            7     FATAL       disk limit exceeded
            8     OVERLOADED  rate limit exceeded
            9     OVERLOADED  quota exceeded
            10    FATAL       service unimplemented
            11    TRANSIENT   time tick long delay
            12    OVERLOADED  service resource insufficient
            49    OVERLOADED  rate limit, as old servers say it
            100   FATAL       collection not found
            101   TRANSIENT   collection not loaded
            102   FATAL       exceeded the limit number of collections
            103   TRANSIENT   collection not fully loaded
            104   FATAL       collection already loaded
            105   FATAL       illegal collection schema
            106   TRANSIENT   collection on recovering
            107   FATAL       vector clustering key not allowed
            108   FATAL       collection is in standby mode
            109   TRANSIENT   collection schema mismatch
            200   FATAL       partition not found
            201   TRANSIENT   partition not loaded
            202   TRANSIENT   partition not fully loaded
            250   FATAL       general capacity exceeded
            300   FATAL       resource group not found
            301   FATAL       resource group already exist
            302   FATAL       resource group num reach limit
            303   FATAL       resource group illegal config
            304   TRANSIENT   resource group node not enough
            305   TRANSIENT   resource group service available
            400   TRANSIENT   replica not found
            401   TRANSIENT   replica not available
            500   TRANSIENT   channel not found
            501   TRANSIENT   channel lacks
            502   TRANSIENT   channel reduplicates
            503   TRANSIENT   channel not available
            504   TRANSIENT   channel checkpoint exceed max lag
            600   TRANSIENT   segment not found
            601   TRANSIENT   segment not loaded
            602   TRANSIENT   segment lacks
            603   TRANSIENT   segment reduplicates
            604   TRANSIENT   segment load failed
            700   FATAL       index not found
            701   FATAL       index type not supported
            702   FATAL       index duplicates
            800   FATAL       database not found
            801   FATAL       exceeded the limit number of database
            802   FATAL       invalid database name
            901   TRANSIENT   node not found
            902   TRANSIENT   node offline
            903   TRANSIENT   node lacks
            904   TRANSIENT   node not match
            905   TRANSIENT   node not available
            906   TRANSIENT   node state unexpected
            1000  TRANSIENT   key not found in storage
            1001  TRANSIENT   IO failed
            1002  TRANSIENT   unexpected EOF
            1100  REJECTED    invalid parameter
            1101  REJECTED    missing parameter
            1102  REJECTED    parameter too large
            1200  FATAL       metric not found
            1300  TRANSIENT   topic not found
            1301  TRANSIENT   topic not empty
            1302  TRANSIENT   message queue internal error
            1303  OVERLOADED  deny to write the message to mq
            1400  FATAL       not authenticated
            1401  FATAL       privilege not permitted
            1402  FATAL       invalid privilege group name
            1600  FATAL       alias not found
            1601  FATAL       alias and collection name conflict
            1602  FATAL       alias already exist
            1603  FATAL       collection id of alias not found
            1700  REJECTED    field not found
            1701  REJECTED    field name invalid
            1800  FATAL       user has not authenticated
            1801  REJECTED    request is no json
            1802  REJECTED    missing required parameters
            1803  FATAL       fail to marshal collection schema
            1804  REJECTED    fail to deal the insert data
            1805  TRANSIENT   fail to parse search result
            1806  REJECTED    primary key of a wrong type
            1807  OVERLOADED  request is rejected by limiter
            1900  FATAL       deny to use the replicate message
            1901  FATAL       invalid replicate msg bytes
            1902  TRANSIENT   no assign segment id
            1903  TRANSIENT   invalid stream object
            2000  TRANSIENT   segcore error
            2001  FATAL       segcore unsupported error
            2002  TRANSIENT   segcore pretend finished
            2100  FATAL       importing data failed
            2200  TRANSIENT   inconsistent requery result
            2201  TRANSIENT   segcore future was canceled
            2401  OVERLOADED  datanode slot exhausted
            3000  FATAL       unsupported operation
            10000 TRANSIENT   canceled
            10001 TRANSIENT   timeout
            65535 TRANSIENT   unexpected error
            """;

    private static final Map<Integer, FailureKind> KINDS = parsed();

    private MilvusCodes() {}

    /** What a code means; empty for one that no server has had so far. */
    static Optional<FailureKind> kind(int code) {
        return Optional.ofNullable(KINDS.get(code));
    }

    /** Whether servers answer so for whatever has no code of its own, so that only their words tell what it is. */
    static boolean catchAll(int code) {
        return code == 0 || code == 1 || code == 5 || code == 65_535 || !KINDS.containsKey(code); // 1 is Milvus Lite's
    }

    private static Map<Integer, FailureKind> parsed() {
        Map<Integer, FailureKind> kinds = new HashMap<>();
        TABLE.lines().map(String::strip).forEach(line -> {
            String[] columns = line.split("\\s+", 3);
            kinds.put(Integer.valueOf(columns[0]), FailureKind.valueOf(columns[1]));
        });
        return kinds;
    }
}
