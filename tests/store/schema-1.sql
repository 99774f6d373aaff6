BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE audit (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"by" VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	action VARCHAR(32) NOT NULL, 
	subject VARCHAR(64) NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	version_before INTEGER, 
	version_after INTEGER, 
	status_before VARCHAR(16), 
	status_after VARCHAR(16), 
	undoes INTEGER, 
	CONSTRAINT fk_audit_undoes FOREIGN KEY(undoes) REFERENCES audit (id), 
	CONSTRAINT uq_audit_undoes UNIQUE (undoes)
);
INSERT INTO "audit" VALUES(1,'anne','2026-03-01 12:00:00.000000','publier','bac',NULL,'Le bac de Kerbihan',NULL,1,NULL,'published',NULL);
INSERT INTO "audit" VALUES(2,'paul','2026-03-01 12:00:00.000000','publier','phare',NULL,'Le phare de Kerbihan · Anne Le Goff · 2023-05-12 · https://exemple.fr/phare',NULL,1,NULL,'published',NULL);
INSERT INTO "audit" VALUES(3,'paul','2026-03-01 12:00:00.000000','corriger','bac','Le bac de Kerbihan','Le passeur',1,2,'published','published',NULL);
INSERT INTO "audit" VALUES(4,'anne','2026-03-01 12:00:00.000000','inviter','98ded799afa2',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "audit" VALUES(5,'e4d3cc7cce39e0a11438dca9b4c7aa47','2026-03-01 12:00:00.000000','devenir modérateur','e4d3cc7cce39e0a11438dca9b4c7aa47',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "audit" VALUES(6,'anne','2026-03-01 12:00:00.000000','épingler','bac',NULL,'Combien ?',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "audit" VALUES(7,'anne','2026-03-01 12:00:00.000000','ajouter un synonyme','1',NULL,'bac = navette',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE counters (
	name VARCHAR(32) NOT NULL, 
	value BIGINT NOT NULL, 
	CONSTRAINT pk_counters PRIMARY KEY (name)
);
INSERT INTO "counters" VALUES('corpus',5);
CREATE TABLE documents (
	number INTEGER NOT NULL, 
	id VARCHAR(64) NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	version INTEGER NOT NULL, 
	origin VARCHAR(16) NOT NULL, 
	created DATETIME NOT NULL, 
	changed DATETIME NOT NULL, 
	changed_by VARCHAR(64) NOT NULL, 
	last_change INTEGER NOT NULL, 
	revision BIGINT NOT NULL, 
	source TEXT, 
	folded TEXT NOT NULL, 
	path TEXT, 
	file_id VARCHAR(64), 
	file_digest VARCHAR(64), 
	in_folder BOOLEAN NOT NULL, 
	file_withdrew BOOLEAN NOT NULL, 
	CONSTRAINT pk_documents PRIMARY KEY (number), 
	CONSTRAINT uq_documents_id UNIQUE (id)
);
INSERT INTO "documents" VALUES(1,'bac','published',2,'text','2026-03-01 12:00:00.000000','2026-03-01 12:00:00.000000','paul',3,3,NULL,'le passeur',NULL,NULL,NULL,0,0);
INSERT INTO "documents" VALUES(2,'phare','published',1,'text','2026-03-01 12:00:00.000000','2026-03-01 12:00:00.000000','paul',2,2,'https://exemple.fr/phare','le phare de kerbihan','lanterne.md','phare','73227d989c7f1d60d1236ec32947943506ffc029752fd9f3e2882ab05f02c799',1,0);
CREATE TABLE drafts (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	document VARCHAR(64) NOT NULL, 
	title TEXT NOT NULL, 
	text TEXT NOT NULL, 
	source TEXT, 
	author TEXT, 
	published DATE, 
	note TEXT, 
	questions TEXT NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	version INTEGER NOT NULL, 
	origin VARCHAR(16) NOT NULL, 
	"by" VARCHAR(64) NOT NULL, 
	replaces VARCHAR(64), 
	base INTEGER, 
	created DATETIME NOT NULL, 
	changed DATETIME NOT NULL, 
	changed_by VARCHAR(64) NOT NULL, 
	CONSTRAINT fk_drafts_replaces FOREIGN KEY(replaces) REFERENCES documents (id)
);
INSERT INTO "drafts" VALUES(1,'bac','Le bac de Kerbihan','',NULL,NULL,NULL,NULL,'[]','published',1,'text','anne',NULL,NULL,'2026-03-01 12:00:00.000000','2026-03-01 12:00:00.000000','anne');
INSERT INTO "drafts" VALUES(2,'phare','Le phare de Kerbihan','','https://exemple.fr/phare','Anne Le Goff','2023-05-12',NULL,'["Qui a construit le phare ?", "Qui dirige l’orchestre de Vienne ?"]','published',1,'text','paul',NULL,NULL,'2026-03-01 12:00:00.000000','2026-03-01 12:00:00.000000','paul');
INSERT INTO "drafts" VALUES(3,'b','Un brouillon','Du texte.',NULL,NULL,NULL,NULL,'[]','draft',1,'web','anne',NULL,NULL,'2026-03-01 12:00:00.000000','2026-03-01 12:00:00.000000','anne');
CREATE TABLE effects (
	"key" VARCHAR(200) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_effects PRIMARY KEY ("key")
);
INSERT INTO "effects" VALUES('answer:0','2026-03-01 12:00:00.000000');
CREATE TABLE invitations (
	token_hash VARCHAR(64) NOT NULL, 
	"by" VARCHAR(64) NOT NULL, 
	created DATETIME NOT NULL, 
	expires DATETIME NOT NULL, 
	used_by VARCHAR(64), 
	used DATETIME, 
	CONSTRAINT pk_invitations PRIMARY KEY (token_hash)
);
INSERT INTO "invitations" VALUES('98ded799afa265f95e4ecb03d36c5030c7cfae5c4866c4182d101635d4dafa37','anne','2026-03-01 12:00:00.000000','2026-03-03 12:00:00.000000','e4d3cc7cce39e0a11438dca9b4c7aa47','2026-03-01 12:00:00.000000');
CREATE TABLE missed (
	id INTEGER NOT NULL, 
	"group" INTEGER NOT NULL, 
	wording TEXT NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	day DATE NOT NULL, 
	count INTEGER NOT NULL, 
	CONSTRAINT pk_missed PRIMARY KEY (id), 
	CONSTRAINT fk_missed_group FOREIGN KEY("group") REFERENCES missed_groups (id) ON DELETE CASCADE, 
	CONSTRAINT uq_missed_group_wording_kind_day UNIQUE ("group", wording, kind, day)
);
INSERT INTO "missed" VALUES(1,1,'Quel est le prix du billet ?','nothing','2026-03-01',1);
CREATE TABLE missed_groups (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	terms TEXT NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	document VARCHAR(64), 
	last DATE NOT NULL, 
	CONSTRAINT fk_missed_groups_document FOREIGN KEY(document) REFERENCES documents (id)
);
INSERT INTO "missed_groups" VALUES(1,'billet prix','open',NULL,'2026-03-01');
CREATE TABLE moderators (
	pseudonym VARCHAR(64) NOT NULL, 
	sealed BLOB NOT NULL, 
	since DATETIME NOT NULL, 
	invited_by VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_moderators PRIMARY KEY (pseudonym)
);
INSERT INTO "moderators" VALUES('e4d3cc7cce39e0a11438dca9b4c7aa47',X'71BA5476ABCCA8B4F20FFD97FD421FDB1455ECB8C3AA52AF02031E92E6874F4A3128A613827A5DE442B27A','2026-03-01 12:00:00.000000','anne');
CREATE TABLE pins (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	question TEXT NOT NULL, 
	document VARCHAR(64) NOT NULL, 
	version INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	stale BOOLEAN NOT NULL, 
	"by" VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT fk_pins_document FOREIGN KEY(document) REFERENCES documents (id)
);
INSERT INTO "pins" VALUES(1,'Combien ?','bac',2,41,56,'Il est gratuit.',0,'anne','2026-03-01 12:00:00.000000');
CREATE TABLE steps (
	chat VARCHAR(64) NOT NULL, 
	sealed BLOB NOT NULL, 
	expires DATETIME NOT NULL, 
	CONSTRAINT pk_steps PRIMARY KEY (chat)
);
INSERT INTO "steps" VALUES('d628513ef9f4118b8b7d05ef4c1a189c',X'4F09B91A2F068658B624B936480E4A80EE3142A0165AD623C8D0EC213E012AC9E3C7C140E35F218143A6E6BE1F13747968152B','2026-03-01 13:00:00.000000');
CREATE TABLE synonyms (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	word TEXT NOT NULL, 
	other TEXT NOT NULL, 
	"by" VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT uq_synonyms_word_other UNIQUE (word, other)
);
INSERT INTO "synonyms" VALUES(1,'bac','navette','anne','2026-03-01 12:00:00.000000');
CREATE TABLE updates (
	update_id BIGINT NOT NULL, 
	chat VARCHAR(64) NOT NULL, 
	sealed BLOB, 
	attempts INTEGER NOT NULL, 
	taken DATETIME NOT NULL, 
	done DATETIME, 
	CONSTRAINT pk_updates PRIMARY KEY (update_id)
);
INSERT INTO "updates" VALUES(0,'ee877c90a23dd2ca8df8b0fda8e263b0',NULL,0,'2026-03-01 12:00:00.000000','2026-03-01 12:00:00.000000');
INSERT INTO "updates" VALUES(1,'ee877c90a23dd2ca8df8b0fda8e263b0',X'318A40859244D9B163D3239268A55F8F8D0A87354DCAFE0FB758CC488F4478DC716EBA106DF97D8CC7F5BEE7',0,'2026-03-01 12:00:00.000000',NULL);
CREATE TABLE versions (
	document VARCHAR(64) NOT NULL, 
	number INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	text TEXT NOT NULL, 
	source TEXT, 
	author TEXT, 
	published DATE, 
	note TEXT, 
	questions TEXT NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	"by" VARCHAR(64) NOT NULL, 
	at DATETIME NOT NULL, 
	why TEXT NOT NULL, 
	CONSTRAINT pk_versions PRIMARY KEY (document, number), 
	CONSTRAINT fk_versions_document FOREIGN KEY(document) REFERENCES documents (id)
);
INSERT INTO "versions" VALUES('bac',1,'Le bac de Kerbihan','Le bac traverse la rade en dix minutes.

Il est gratuit.',NULL,NULL,NULL,NULL,'[]','dd4e3a07567f053b7658526c20e18b9dec4b25d5323aff9ff89685a021a446e9','anne','2026-03-01 12:00:00.000000','');
INSERT INTO "versions" VALUES('phare',1,'Le phare de Kerbihan','Le phare de Kerbihan a été construit en 1874 par l’ingénieur Yves Lannuzel. Il mesure 42 mètres. Sa lanterne éclaire la mer jusqu’à 30 kilomètres.

Deux gardiens y vivaient autrefois. La dernière gardienne, Anne Kermarec, a quitté la tour en 1991.

Le phare est fermé l’hiver. On le visite de mai à septembre, de 14 h à 18 h 30.

À lire aussi : le bac de Kerbihan','https://exemple.fr/phare','Anne Le Goff','2023-05-12',NULL,'["Qui a construit le phare ?", "Qui dirige l’orchestre de Vienne ?"]','73227d989c7f1d60d1236ec32947943506ffc029752fd9f3e2882ab05f02c799','paul','2026-03-01 12:00:00.000000','');
INSERT INTO "versions" VALUES('bac',2,'Le passeur','Le bac traverse la rade en dix minutes.

Il est gratuit.',NULL,NULL,NULL,NULL,'[]','8176d5769dec5c95d1972495a340fa473f8dc4985af698ec6310e0b15f851072','paul','2026-03-01 12:00:00.000000','coquille');
CREATE INDEX ix_audit_subject ON audit (subject);
CREATE INDEX ix_documents_file_id ON documents (file_id);
CREATE INDEX ix_documents_source ON documents (source);
CREATE INDEX ix_documents_status ON documents (status);
CREATE INDEX ix_effects_at ON effects (at);
CREATE INDEX ix_updates_pending ON updates (update_id) WHERE done IS NULL;
CREATE INDEX ix_drafts_document ON drafts (document);
CREATE INDEX ix_drafts_status ON drafts (status);
CREATE INDEX ix_missed_groups_last ON missed_groups (last);
CREATE INDEX ix_missed_groups_status ON missed_groups (status);
CREATE INDEX ix_pins_document ON pins (document);
CREATE INDEX ix_missed_day ON missed (day);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('drafts',3);
INSERT INTO "sqlite_sequence" VALUES('audit',7);
INSERT INTO "sqlite_sequence" VALUES('missed_groups',1);
INSERT INTO "sqlite_sequence" VALUES('pins',1);
INSERT INTO "sqlite_sequence" VALUES('synonyms',1);
COMMIT;
