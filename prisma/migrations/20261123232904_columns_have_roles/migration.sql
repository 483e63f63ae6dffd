-- A mapping gives each column a role; before, it named one column for each of five purposes.
UPDATE "Import" SET "mapping" = jsonb_build_object(
  'systemText', coalesce("mapping"->>'systemText', ''),
  'columns', (
    SELECT coalesce(jsonb_agg(jsonb_build_object('name', column_name, 'role', role) ORDER BY position), '[]'::jsonb)
    FROM (VALUES
      (1, "mapping"->>'system', 'instruction'),
      (2, "mapping"->>'prompt', CASE "mapping"->>'shape' WHEN 'messages' THEN 'conversation' ELSE 'message' END),
      (3, "mapping"->>'answer', 'answer'),
      (4, "mapping"->>'group', 'group')
    ) AS columns(position, column_name, role)
    WHERE column_name IS NOT NULL AND column_name <> ''
  )
)
WHERE "mapping" ? 'shape';
