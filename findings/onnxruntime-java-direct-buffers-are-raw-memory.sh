#!/usr/bin/env bash
# ONNX Runtime for Java: a direct buffer is taken as it lies in memory: wrong byte order, and not copied.
#
# Tried:   Maven Central com.microsoft.onnxruntime:onnxruntime 1.21.1 on a little-endian machine; the model (one Identity
#          node) is written by PyPI onnx 1.23.2
# Guess:   OnnxTensor.createTensor(env, buffer, shape) takes the numbers of the buffer, as FloatBuffer.get() would
#          give them, and the buffer is free for the next batch as soon as the tensor exists.
# Happens: true for heap buffers. A direct buffer is passed on by its address: a ByteBuffer.allocateDirect(n) is
#          big-endian unless told otherwise, so 1.0 and 2.0 arrive as 4.6E-41 and 9.0E-44, and the token ids 101 and
#          102 as 7277816997830721536 and so on; and what is written into it AFTER the tensor was made is what the
#          model sees. No exception in either case.
# Means:   embeddings that are plausible in shape and wrong in content: all nearly alike, or those of the batch after.
#          Always .order(ByteOrder.nativeOrder()), and one buffer for each run in flight.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export TMPDIR="$dir"
{
  echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
  echo '<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version><packaging>pom</packaging><dependencies>'
  for gav in com.microsoft.onnxruntime:onnxruntime:1.21.1; do
    IFS=: read -r group artifact version <<<"$gav"
    echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
  done
  echo '</dependencies></project>'
} >pom.xml
mvn -q -B -Dmaven.repo.local="$dir/repository" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib >mvn.log 2>&1 ||
  { cat mvn.log; exit 1; }
python3 -m venv venv
PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 venv/bin/pip install -q onnx==1.23.2 numpy==2.4.6
venv/bin/python - <<'PY'
import onnx
from onnx import TensorProto, helper

for name, kind in (("float", TensorProto.FLOAT), ("long", TensorProto.INT64)):
    graph = helper.make_graph(
        [helper.make_node("Identity", ["in"], ["out"])], "graph",
        [helper.make_tensor_value_info("in", kind, ["n"])], [helper.make_tensor_value_info("out", kind, ["n"])])
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), name + ".onnx")
PY
cat >Main.java <<'JAVA'
import ai.onnxruntime.*;
import java.nio.*;
import java.util.*;

public class Main {
    static final long[] SHAPE = {2};

    static float[] floats(OrtEnvironment env, OrtSession session, FloatBuffer buffer, boolean changeLater) throws Exception {
        buffer.put(0, 1).put(1, 2);
        try (OnnxTensor tensor = OnnxTensor.createTensor(env, buffer, SHAPE)) {
            if (changeLater) buffer.put(0, 9);
            try (OrtSession.Result result = session.run(Map.of("in", tensor))) {
                return (float[]) result.get(0).getValue();
            }
        }
    }

    public static void main(String[] args) throws Exception {
        OrtEnvironment env = OrtEnvironment.getEnvironment();
        OrtSession session = env.createSession("float.onnx");
        FloatBuffer direct = ByteBuffer.allocateDirect(8).asFloatBuffer();
        FloatBuffer nativeOrder = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder()).asFloatBuffer();
        FloatBuffer heap = ByteBuffer.allocate(8).asFloatBuffer();
        float[] a = floats(env, session, direct, false);
        float[] b = floats(env, session, nativeOrder, false);
        float[] c = floats(env, session, heap, false);
        float[] d = floats(env, session, heap, true);
        float[] e = floats(env, session, nativeOrder, true);
        System.out.println("1, 2 in a direct buffer of the default order -> " + Arrays.toString(a));
        System.out.println("1, 2 in a direct buffer of native order      -> " + Arrays.toString(b));
        System.out.println("1, 2 in a heap buffer of the default order   -> " + Arrays.toString(c));
        System.out.println("heap buffer, 1 made 9 after createTensor     -> " + Arrays.toString(d));
        System.out.println("direct buffer, 1 made 9 after createTensor   -> " + Arrays.toString(e));
        long[] ids;
        LongBuffer longs = ByteBuffer.allocateDirect(16).asLongBuffer().put(0, 101).put(1, 102);
        try (OrtSession model = env.createSession("long.onnx");
                OnnxTensor tensor = OnnxTensor.createTensor(env, longs, SHAPE);
                OrtSession.Result result = model.run(Map.of("in", tensor))) {
            ids = (long[]) result.get(0).getValue();
        }
        System.out.println("ids 101, 102 in a direct buffer, default order -> " + Arrays.toString(ids));
        boolean good = a[0] != 1 && a[0] < 1e-30f && b[0] == 1 && c[0] == 1 && d[0] == 1 && e[0] == 9
                && ids[0] == Long.reverseBytes(101);
        System.out.println(good ? "as described" : "CHANGED");
        System.exit(good ? 0 : 1);
    }
}
JAVA
java -Djava.io.tmpdir="$dir" -cp 'lib/*' Main.java
