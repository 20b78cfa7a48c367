#!/usr/bin/env bats
# thidua-graph.bats - graphs as GEXF and GraphML.

load helper

setup_file() {
	make_index
	mkdir own
	cat >own/knows.sql <<'SQL'
-- help: Who knows whom.
-- title: Acquaintance & more
-- example: knows
-- graph: undirected
-- column: source text One.
-- column: target text The other.
-- column: weight real How well.
-- column: since integer From when.
-- column: share real Of what.
-- column: words text What they say.
WITH v(source, target, weight, since, share, words) AS (VALUES
  ('Lạng Sơn', 'Hoà <Bình>', 0.5, 2017, 0.1, 'a & "b"' || char(10) || 'c'),
  ('Hoà <Bình>', 'Yên' || char(7) || ' Bái', 2, NULL, NULL, char(0x9b) || '1m' || char(0xfffe)),
  ('Alone', NULL, 1, 2021, 1, 'no edge'),
  ('Lạng Sơn', 'Lạng Sơn', NULL, 2025, -3.5, ''))
SELECT * FROM v WHERE EXISTS (SELECT 1 FROM scope)
SQL
	sed 's/undirected/directed/; s/Who/Which/' own/knows.sql >own/leads.sql
}

setup() {
	cd "$BATS_FILE_TMPDIR" || return
	run thidua --reports own knows -f gexf
	[[ $output != *"built without libxml2"* ]] || skip "built without libxml2"
}

@test "GEXF: nodes are the ends, other columns typed attributes" {
	try thidua --reports own knows -f gexf
	ended 0
	told_nothing
	printed <<'OUT'
<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
 <meta>
  <creator>thidua 0.1.0</creator>
  <description>Acquaintance &amp; more</description>
 </meta>
 <graph mode="static" defaultedgetype="undirected">
  <attributes class="edge">
   <attribute id="since" title="since" type="long"/>
   <attribute id="share" title="share" type="double"/>
   <attribute id="words" title="words" type="string"/>
  </attributes>
  <nodes>
   <node id="n1" label="Lạng Sơn"/>
   <node id="n2" label="Hoà &lt;Bình&gt;"/>
   <node id="n3" label="Yên Bái"/>
   <node id="n4" label="Alone"/>
  </nodes>
  <edges>
   <edge id="e1" source="n1" target="n2" weight="0.5">
    <attvalues>
     <attvalue for="since" value="2017"/>
     <attvalue for="share" value="0.1"/>
     <attvalue for="words" value="a &amp; &quot;b&quot;&#10;c"/>
    </attvalues>
   </edge>
   <edge id="e2" source="n2" target="n3" weight="2">
    <attvalues>
     <attvalue for="words" value="&#x9B;1m"/>
    </attvalues>
   </edge>
   <edge id="e3" source="n1" target="n1">
    <attvalues>
     <attvalue for="since" value="2025"/>
     <attvalue for="share" value="-3.5"/>
     <attvalue for="words" value=""/>
    </attvalues>
   </edge>
  </edges>
 </graph>
</gexf>
OUT
}

@test "GraphML: the same graph" {
	try thidua --reports own leads -f graphml -c source,target,weight,words
	ended 0
	told_nothing
	printed <<'OUT'
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
 <key id="d0" for="node" attr.name="label" attr.type="string"/>
 <key id="d3" for="edge" attr.name="weight" attr.type="double"/>
 <key id="d4" for="edge" attr.name="words" attr.type="string"/>
 <graph id="G" edgedefault="directed">
  <desc>Acquaintance &amp; more</desc>
  <node id="n1">
   <data key="d0">Lạng Sơn</data>
  </node>
  <node id="n2">
   <data key="d0">Hoà &lt;Bình&gt;</data>
  </node>
  <node id="n3">
   <data key="d0">Yên Bái</data>
  </node>
  <node id="n4">
   <data key="d0">Alone</data>
  </node>
  <edge id="e1" source="n1" target="n2">
   <data key="d3">0.5</data>
   <data key="d4">a &amp; &quot;b&quot;
c</data>
  </edge>
  <edge id="e2" source="n2" target="n3">
   <data key="d3">2</data>
   <data key="d4">&#x9B;1m</data>
  </edge>
  <edge id="e3" source="n1" target="n1">
   <data key="d4"></data>
  </edge>
 </graph>
</graphml>
OUT
}

@test "both are well-formed and valid, also without any row" {
	for report in knows leads; do
		for format in gexf graphml; do
			thidua --reports own $report -o "g.$format" 2>/dev/null
			xmllint --noout --schema "$ROOT/tests/schema/$format.xsd" "g.$format"
			thidua --reports own $report -n 1 --offset 99 -o "empty.$format"
			xmllint --noout --schema "$ROOT/tests/schema/$format.xsd" "empty.$format"
			thidua --reports own $report -o "again.$format"
			cmp "g.$format" "again.$format"
		done
	done
}

# invalid FORMAT: bad.xml is well-formed, and not of this format.
invalid() {
	xmllint --noout bad.xml
	run xmllint --noout --schema "$ROOT/tests/schema/$1.xsd" bad.xml
	[ "$status" -ne 0 ]
}

@test "the schemas see what is wrong" {
	for format in gexf graphml; do
		thidua --reports own knows -o "g.$format"
		sed 's/target="n2"/target="n9"/' "g.$format" >bad.xml
		invalid $format
		sed 's/\(defaultedgetype\|edgedefault\)="undirected"/\1="both"/' "g.$format" >bad.xml
		invalid $format
		sed 's/id="n2"/id="n1"/' "g.$format" >bad.xml
		invalid $format
	done
}

@test "a reader of XML gets the texts back" {
	thidua --reports own knows -o g.graphml
	python3 - <<'PY'
import xml.etree.ElementTree as ET
ns = {'g': 'http://graphml.graphdrawing.org/xmlns'}
root = ET.parse('g.graphml').getroot()
nodes = {n.get('id'): n.find('g:data', ns).text for n in root.iterfind('.//g:node', ns)}
assert list(nodes.values()) == ['Lạng Sơn', 'Hoà <Bình>', 'Yên Bái', 'Alone'], nodes
e = root.find('.//g:edge', ns)
assert (nodes[e.get('source')], nodes[e.get('target')]) == ('Lạng Sơn', 'Hoà <Bình>')
assert [d.text for d in e.iterfind('g:data', ns)] == ['0.5', '2017', '0.1', 'a & "b"\nc']
PY
}

@test "what is no graph is refused, and what is one is named" {
	try thidua --reports own years -o years.gexf
	ended 2
	printed_nothing
	told <<<"thidua: error: years is no graph, as gexf and graphml hold; these are: cooccur, flows, knows, leads"
	[ ! -e years.gexf ]
	try thidua years -d nowhere.db -f graphml
	ended 2
	[[ $stderr == "thidua: error: years is no graph, as gexf and graphml hold; "* ]]
	try thidua --reports own knows -f gexf -c source,weight
	ended 2
	told <<<"thidua: error: a graph needs the columns source, target and weight; leave --columns out, or name them too"
	try thidua --reports own knows -f gexf --count
	ended 2
	try thidua --reports own knows --files
	ended 2
	told <<<"thidua: error: knows does not lead to files; --files is for reports with a column source"
	try thidua reports -f gexf
	ended 2
	told <<<"thidua: error: gexf holds a graph, and these rows are not its edges; use table, csv, tsv, json, ndjson or md"
}

@test "a header that promises a graph has its columns" {
	mkdir -p bad
	printf '%s\n' '-- help: H.' '-- graph: directed' '-- column: source text A.' \
		'-- column: target text B.' 'SELECT 1 AS source, 2 AS target' >bad/x.sql
	try thidua --reports bad x
	ended 2
	told <<<"thidua: error: bad/x.sql:1:1: a graph has the columns source, target and weight; there is no weight"
	sed -i 's/graph: directed/graph: both/' bad/x.sql
	try thidua --reports bad x
	ended 2
	told <<<"thidua: error: bad/x.sql:2:11: write: graph: undirected (or directed)"
}

@test "a full device is an error" {
	try sh -c 'thidua --reports own knows -f gexf >/dev/full'
	ended 7
	try thidua --reports own knows -f graphml -o /dev/full
	ended 7
}
