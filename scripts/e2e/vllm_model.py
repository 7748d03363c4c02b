"""Writes a tiny chat model with random weights, which a real vLLM can serve: FOLDER TEXT_FILE…

Its answers are noise; lengths, streaming, usage and caching are those of any model. Runs in the environment of vLLM.
"""
import sys

import tokenizers
import torch
import transformers

HIDDEN = 64
HEAD = 32  # the smallest that vLLM's attention on a CPU takes
END = "<|im_end|>"
TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)

folder, texts = sys.argv[1], sys.argv[2:]
words = tokenizers.ByteLevelBPETokenizer()
words.train(texts, vocab_size=2000, special_tokens=["<|im_start|>", END], show_progress=False)
tokenizer = transformers.PreTrainedTokenizerFast(tokenizer_object=words._tokenizer, eos_token=END, pad_token=END)
tokenizer.chat_template = TEMPLATE
tokenizer.save_pretrained(folder)

torch.manual_seed(7)
model = transformers.LlamaForCausalLM(transformers.LlamaConfig(
    vocab_size=len(tokenizer), hidden_size=HIDDEN, intermediate_size=2 * HIDDEN, num_hidden_layers=2,
    num_attention_heads=HIDDEN // HEAD, num_key_value_heads=1, head_dim=HEAD, max_position_embeddings=16384,
    tie_word_embeddings=False, initializer_range=0.2, bos_token_id=None, eos_token_id=tokenizer.eos_token_id))
model.generation_config = transformers.GenerationConfig(eos_token_id=tokenizer.eos_token_id)
model.save_pretrained(folder)
